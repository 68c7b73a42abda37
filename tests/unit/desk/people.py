"""A desk with a few people on it who share what families share."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dingterm.desk.session import Session
from dingterm.settings import Settings
from dingterm.store import Store, customers, homes, imports
from dingterm.store.trade import CARTS, ORDERS
from tests.unit.store import rows

PEOPLE = 5


@contextmanager
def desk(people: int = PEOPLE) -> Iterator[Session]:
    """Customers 1 to `people`: each a cart, an order, a record, a shop id, and one of three numbers."""
    with TemporaryDirectory() as folder:
        session = Session(Store(Path(folder) / "desk.db"), Settings())
        with session.store.writing() as db:
            run = imports.start(db, ("a.csv", "", "shop", "carts", "", "{}", 0, "{}", "mia", 1))
            for one in range(1, people + 1):
                name = f"Person {'AB'[one % 2]}"
                customers.add(db, [rows.customer(one, name=name, city=f"City {one}", updated_at=one)])
                keep_record(db, run, one, one, phones=[f"+3460000000{one % 3}"], shop_id=f"shop:{one}")
                known = {"source_record_id": one}
                customers.identify(db, [rows.phone(one, f"+3460000000{one % 3}", **known)])
                customers.identify(db, [rows.phone(one, f"shop:{one}", kind="shop_id", **known)])
        yield session
        session.store.close()


def keep_record(db: Any, run: int, record: int, home: int, **known: Any) -> None:
    """A record with its cart and its order, which tells of somebody, as an import would store it."""
    customer = homes.owner(db, home)
    away = None if home == customer else home
    told = json.dumps({"name": f"Person {'AB'[home % 2]}", "city": f"City {home}", **known})
    imports.add_records(db, [(record, run, customer, away, "shop", "carts", record, f"hash {record}", "{}", told)])
    CARTS.upsert(db, [rows.cart(customer, f"c{record}", created_at=record, source_record_id=record)])
    ORDERS.upsert(db, [rows.order(customer, f"o{record}", created_at=record, source_record_id=record)])
