"""Carts and orders with their items: two aggregates of one shape."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dingterm.store import bulk

ITEM = ("position", "title", "variant", "sku", "quantity", "price_minor")


@dataclass(frozen=True)
class Aggregate:
    """A table of documents from a shop, its items, and which of two versions of one document is the newer."""

    table: str
    items: str
    key: str
    columns: tuple[str, ...]
    newer: str

    def upsert(self, db: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> None:
        """Add documents, or bring known ones up to date; values in the order of `columns`."""
        updates = ", ".join(f"{c} = excluded.{c}" for c in self.columns[3:])
        then = f"ON CONFLICT (platform, external_id) DO UPDATE SET {updates} WHERE {self.newer}"
        bulk.insert(db, self.table, self.columns, rows, then)

    def ids(self, db: sqlite3.Connection, platform: str, external_ids: Iterable[str]) -> dict[str, int]:
        """The stored ids of a shop's documents."""
        found = db.execute(
            f"SELECT external_id, id FROM {self.table} WHERE platform = ?"
            " AND external_id IN (SELECT value FROM json_each(?))",
            (platform, bulk.as_json(external_ids)),
        )
        return dict(found.fetchall())

    def written(self, db: sqlite3.Connection, platform: str, records: Mapping[str, int]) -> dict[str, int]:
        """Of documents given with the source record they came in, the stored ids of those whose version stands.

        A document of which a newer version is stored already is left out.
        """
        ids = self.ids(db, platform, records)
        held = f"SELECT source_record_id FROM {self.table} WHERE id = ?"
        return {name: one for name, one in ids.items() if db.execute(held, (one,)).fetchone()[0] == records[name]}

    def replace_items(self, db: sqlite3.Connection, ids: Iterable[int], rows: Iterable[Sequence[Any]]) -> None:
        """Put these items in place of the ones the documents had; values are the document's id, then `ITEM`."""
        db.executemany(f"DELETE FROM {self.items} WHERE {self.key} = ?", ((one,) for one in ids))
        bulk.insert(db, self.items, (self.key, *ITEM), rows)

    def items_of(self, db: sqlite3.Connection, one: int) -> list[sqlite3.Row]:
        """The items of one document, in order."""
        return db.execute(f"SELECT * FROM {self.items} WHERE {self.key} = ? ORDER BY position", (one,)).fetchall()

    def of_customer(self, db: sqlite3.Connection, customer_id: int) -> list[sqlite3.Row]:
        """A customer's documents, newest first."""
        return db.execute(
            f"SELECT * FROM {self.table} WHERE customer_id = ? ORDER BY created_at DESC, id DESC", (customer_id,)
        ).fetchall()


CARTS = Aggregate(
    "cart",
    "cart_item",
    "cart_id",
    (
        "customer_id",
        "platform",
        "external_id",
        "name",
        "currency",
        "total_minor",
        "stage",
        "url",
        "created_at",
        "updated_at",
        "completed_at",
        "source_record_id",
    ),
    "coalesce(excluded.updated_at, 0) >= coalesce(cart.updated_at, 0)",
)
ORDERS = Aggregate(
    "order_",
    "order_item",
    "order_id",
    (
        "customer_id",
        "platform",
        "external_id",
        "name",
        "status",
        "payment",
        "currency",
        "total_minor",
        "created_at",
        "source_record_id",
    ),
    "true",
)


def settle(db: sqlite3.Connection, platform: str, rows: Iterable[tuple[int | None, str]]) -> None:
    """Close open carts of a shop; each row is the moment of it and the cart's external id."""
    db.executemany(
        "UPDATE cart SET completed_at = ? WHERE platform = ? AND external_id = ? AND completed_at IS NULL",
        ((at, platform, external_id) for at, external_id in rows),
    )


def cart(db: sqlite3.Connection, cart_id: int) -> sqlite3.Row:
    """A cart by id.

    Raises:
        StoreError: There is none.
    """
    return bulk.one(db, "cart", cart_id)
