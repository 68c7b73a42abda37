"""Customers and what they are known by."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from dingterm.store import bulk

CUSTOMER = (
    "id",
    "name",
    "given_name",
    "family_name",
    "language",
    "region",
    "city",
    "zones",
    "consent",
    "created_at",
    "updated_at",
)
IDENTIFIER = (
    "customer_id",
    "kind",
    "value",
    "raw",
    "verdict",
    "region",
    "phone_kind",
    "position",
    "source_record_id",
    "first_seen",
    "last_seen",
    "home_id",
)

BEST_FIRST = (
    "i.kind, i.verdict IN ('valid', 'repaired', 'fictional') DESC, i.verdict = 'wrong',"
    " i.phone_kind IN ('mobile', 'fixed_line_or_mobile') DESC, i.position, i.id"
)
"""An order of identifiers `i`: within a kind the phone to write to comes first, a valid one, a mobile one.

One that agents found to be somebody else's is last.
"""


def add(db: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> None:
    """Add customers; values in the order of `CUSTOMER`."""
    bulk.insert(db, "customer", CUSTOMER, rows)


def fill_blanks(db: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> None:
    """Give customers who are already there what was blank; values in the order of `CUSTOMER`."""
    blank = ", ".join(
        f"{c} = CASE WHEN customer.{c} = '' THEN excluded.{c} ELSE customer.{c} END" for c in CUSTOMER[1:8]
    )
    rest = "consent = coalesce(excluded.consent, consent), updated_at = excluded.updated_at"
    then = f"ON CONFLICT (id) DO UPDATE SET {blank}, {rest}"
    bulk.insert(db, "customer", CUSTOMER, rows, then)


def add_identifiers(db: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> None:
    """Note identifiers of customers who have none yet; values in the order of `IDENTIFIER`."""
    bulk.insert(db, "identifier", IDENTIFIER, rows)


def identify(db: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> None:
    """Note identifiers, new or seen again; values in the order of `IDENTIFIER`."""
    then = (
        "ON CONFLICT (customer_id, kind, value, coalesce(home_id, 0))"
        " DO UPDATE SET last_seen = max(last_seen, excluded.last_seen)"
    )
    bulk.insert(db, "identifier", IDENTIFIER, rows, then)


def holders(db: sqlite3.Connection, kind: str, values: Iterable[str]) -> list[sqlite3.Row]:
    """Who holds any of these identifiers: `customer_id`, `value`, `name`."""
    return db.execute(
        "SELECT i.customer_id, i.value, c.name FROM identifier i JOIN customer c ON c.id = i.customer_id"
        " WHERE i.kind = ? AND i.value IN (SELECT value FROM json_each(?))",
        (kind, bulk.as_json(values)),
    ).fetchall()


def names(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """Every home with a name: `id`, `name`, and who has it now as `owner`."""
    return db.execute(
        "SELECT id, name, coalesce(merged_into, id) AS owner FROM customer WHERE name <> '' ORDER BY id"
    ).fetchall()


def count(db: sqlite3.Connection) -> int:
    """How many customers there are, those merged into others counted too."""
    return int(db.execute("SELECT count(*) FROM customer").fetchone()[0])


def one(db: sqlite3.Connection, customer_id: int) -> sqlite3.Row:
    """A customer by id.

    Raises:
        StoreError: There is none.
    """
    return bulk.one(db, "customer", customer_id)


def identifiers(db: sqlite3.Connection, customer_id: int) -> list[sqlite3.Row]:
    """All identifiers of a customer, the best of each kind first; one held by several homes once."""
    return db.execute(
        f"SELECT * FROM identifier i WHERE customer_id = ? GROUP BY kind, value ORDER BY {BEST_FIRST}", (customer_id,)
    ).fetchall()
