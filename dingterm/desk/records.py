"""Plan cleaned records many at a time: whose they are, what they are known by. Loads polars."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import polars as pl

from dingterm.desk import people, trading
from dingterm.desk.facts import facts, facts_of, holders_of, told
from dingterm.identity.resolve import resolve
from dingterm.store import bulk, homes, imports
from dingterm.store import people as kept


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
class Plan:
    """What is to become of some records.

    Attributes:
        owned: The records to write, each with its `customer_id`, its `home` and `record_row`.
        people: Customers to add or fill, with the `record_row` of their first record.
        identifiers: What they are known by.
        rows: Rows of the file that are kept: the ones to write, and what this run wrote before it was stopped.
        known: Rows of the file that an earlier run has stored.
        customers: Everyone the kept rows belong to.
        documents: Carts or orders, and items, among the kept rows.
    """

    batch: Batch
    owned: pl.DataFrame
    people: pl.DataFrame
    identifiers: pl.DataFrame
    rows: int
    known: int
    customers: frozenset[int]
    documents: dict[str, int]


def plan(db: sqlite3.Connection, rows: pl.DataFrame, batch: Batch) -> Plan:
    """Work out what becomes of records; it holds for as long as `imports.state` stays the same."""
    stored = imports.stored(db, batch.source, rows["hash"].to_list())
    own = {row["hash"]: row["customer_id"] for row in stored if row["import_run_id"] == batch.run_id}
    new = rows.filter(~pl.col("hash").is_in([row["hash"] for row in stored]))
    kept = rows.filter(pl.col("hash").is_in(list(own))).vstack(new) if own else new
    owned = _owned(db, new, batch)
    return Plan(
        batch,
        owned,
        people.merged(owned, batch.now),
        people.identifiers(owned, batch.platform, batch.now),
        lines(kept),
        lines(rows) - lines(kept),
        frozenset(owned["customer_id"]) | frozenset(own.values()),
        trading.documents(kept, batch.kind),
    )


def lines(rows: pl.DataFrame) -> int:
    """How many rows of the file records stand for."""
    return int(rows.select(pl.col("lines").sum()).item())


def _owned(db: sqlite3.Connection, rows: pl.DataFrame, batch: Batch) -> pl.DataFrame:
    """Add whose each record is, `fresh` (a customer made for it), its row among the source records, what it tells.

    `home` is the customer it came to, `customer_id` who has that one now.
    """
    records = facts(rows, batch.platform)
    found = resolve(records, _known(db, records))
    first = bulk.next_id(db, "customer")
    fresh = pl.col("home").is_null()
    new_id = (pl.when(fresh).then("group").rank("dense").cast(pl.Int64) - 1 + first).alias("new_id")
    assigned = found.with_columns(new_id, fresh=fresh).with_columns(pl.coalesce("home", "new_id"))
    owners = homes.owners(db, found["home"].drop_nulls().unique())
    owner = assigned["home"].replace(owners) if owners else assigned["home"]
    record_ids = pl.int_range(pl.len(), dtype=pl.Int64) + bulk.next_id(db, "source_record")
    return rows.with_columns(
        assigned["home"], assigned["fresh"], told(records), customer_id=owner, record_row=record_ids
    )  # fmt: skip


def _known(db: sqlite3.Connection, records: pl.DataFrame) -> pl.DataFrame:
    """All records of customers with an identifier that these have."""
    return facts_of(kept.told_of(db, sorted(holders_of(db, records))))
