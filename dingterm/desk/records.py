"""Keep cleaned records: whose they are, what they are known by, what they bought or left. Loads polars."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import polars as pl

from dingterm.desk import people, trading
from dingterm.identity.resolve import KNOWN, resolve
from dingterm.store import bulk, customers, imports


@dataclass(frozen=True)
class Batch:
    """Where records come from: the import run, its source, and the moment they are kept."""

    run_id: int
    source: str
    kind: str
    now: int

    @property
    def platform(self) -> str:
        """The system a source belongs to: ids are compared within it (`shopify-orders` is `shopify`)."""
        return self.source.partition("-")[0]


@dataclass(frozen=True)
class Kept:
    """What became of a batch: rows of the file kept, rows known already, the customers touched, documents by kind."""

    rows: int
    known: int
    customers: tuple[int, ...]
    documents: dict[str, int]


def keep(db: sqlite3.Connection, rows: pl.DataFrame, batch: Batch) -> Kept:
    """Store records (columns of `cleaning.clean_records`, and `zones`) inside the caller's transaction."""
    known = imports.known_hashes(db, batch.source, rows["hash"])
    new = rows.filter(~pl.col("hash").is_in(known))
    owned = _owned(db, new, batch)
    people.add(db, owned, batch.now)
    imports.add_records(db, _source_records(owned, batch))
    people.identify(db, owned, batch.platform, batch.now)
    documents = trading.keep(db, owned, batch.kind, batch.platform)
    touched = owned["customer_id"].unique().sort().to_list()
    kept, read = _lines(new), _lines(rows)
    return Kept(kept, read - kept, tuple(touched), documents)


def _lines(rows: pl.DataFrame) -> int:
    return int(rows.select(pl.col("lines").sum()).item())


def _owned(db: sqlite3.Connection, rows: pl.DataFrame, batch: Batch) -> pl.DataFrame:
    """Add `customer_id`, `fresh` (a customer made for it) and `record_row` (its id among the source records)."""
    e164 = pl.col("phones").list.eval(pl.element().struct.field("e164").drop_nulls())
    shop = pl.concat_str(pl.lit(batch.platform + ":"), "shop_id")
    records = rows.select(shop=shop, phones=e164, email="email", name="name")
    found = resolve(records, _known(db, records))
    first = bulk.next_id(db, "customer")
    fresh = pl.col("customer_id").is_null()
    new_id = (pl.when(fresh).then("group").rank("dense").cast(pl.Int64) - 1 + first).alias("new_id")
    assigned = found.with_columns(new_id, fresh=fresh).with_columns(pl.coalesce("customer_id", "new_id"))
    record_ids = pl.int_range(pl.len(), dtype=pl.Int64) + bulk.next_id(db, "source_record")
    return rows.with_columns(assigned["customer_id"], assigned["fresh"], record_row=record_ids)


def _known(db: sqlite3.Connection, records: pl.DataFrame) -> pl.DataFrame:
    wanted = {
        "shop_id": records["shop"],
        "phone": records["phones"].explode(empty_as_null=True),
        "email": records["email"],
    }
    held = [
        (row["customer_id"], kind, row["value"], row["name"])
        for kind, values in wanted.items()
        for row in customers.holders(db, kind, values.drop_nulls().unique(maintain_order=True))
    ]
    return pl.DataFrame(held, schema=KNOWN, orient="row")


def _source_records(owned: pl.DataFrame, batch: Batch) -> list[tuple[object, ...]]:
    fixed = {"import_run_id": batch.run_id, "source": batch.source, "kind": batch.kind}
    columns = [pl.col("record_row").alias("id"), *(pl.lit(value).alias(name) for name, value in fixed.items())]
    return owned.select(*columns, "customer_id", "line", "hash", "payload").select(*imports.RECORD).rows()
