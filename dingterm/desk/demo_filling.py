"""The made-up shop's records brought in like any import, in this process or in one of its own. Loads polars."""

from __future__ import annotations

import sys
from pathlib import Path
from sqlite3 import Connection

import polars as pl

from dingterm import clock
from dingterm.cleaning import clean_records
from dingterm.desk import people, planning, searchable
from dingterm.desk.demo import demo_settings
from dingterm.desk.records import Batch
from dingterm.desk.session import Session
from dingterm.desk.storing import keep
from dingterm.store import Store, customers, imports, messages, opt_outs
from dingterm.training.demo_shop import Chat, DemoShop

SOURCE = "demo-shop"


def fill(session: Session) -> None:
    """Bring in the shop of this moment, and work out its queue."""
    shop = DemoShop(clock.now())
    for kind, rows in (("customers", shop.customers()), ("orders", shop.orders()), ("carts", shop.carts())):
        _fill(session, kind, rows)
    _talk(session, shop)
    planning.replan_all(session)
    searchable.catch_up(session, 0)


def _fill(session: Session, kind: str, rows: pl.DataFrame) -> None:
    now = clock.now_ts()
    with session.store.writing() as db:
        run_id = imports.start(db, ("demo", "", SOURCE, kind, "", "{}", 0, "{}", session.agent, now))
        cleaned = clean_records(rows, kind, None).rows
        keep(db, cleaned.with_columns(people.zones(cleaned)), Batch(run_id, SOURCE, kind, now))
        imports.finish(db, run_id, {"rows_read": rows.height}, now)


def _talk(session: Session, shop: DemoShop) -> None:
    """Add what was written in both directions, and the one who asked not to be written to."""
    with session.store.writing() as db:
        for chat in (*shop.chats(), *shop.contacts()):
            messages.add(db, [tuple((messages.BLANK | _message(db, chat)).values())])
        out = _holder(db, shop.opted_out())
        opt_outs.add(db, out, "STOP", clock.now_ts())


def _message(db: Connection, chat: Chat) -> dict[str, object]:
    said = {"customer_id": _holder(db, chat.email), "at": chat.at, "text": chat.text, "source": "whatsapp"}
    if not chat.agent:
        return said | {"direction": "in"}
    sent = {"direction": "out", "origin": "template", "template_id": chat.template, "agent": chat.agent}
    return said | sent | {"lane": "unpaid", "step": 1, "channel": "whatsapp", "source": ""}


def _holder(db: Connection, email: str) -> int:
    (holder,) = customers.holders(db, "email", [email])
    return int(holder["customer_id"])


def main() -> None:
    """Fill the database named by the first word."""
    session = Session(Store(Path(sys.argv[1])), demo_settings(), demo=True)
    try:
        fill(session)
    finally:
        session.close()


if __name__ == "__main__":
    main()
