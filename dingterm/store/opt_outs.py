"""Customers who asked not to be written to."""

from __future__ import annotations

import sqlite3


def add(db: sqlite3.Connection, customer_id: int, words: str, at: int) -> None:
    """Note an opt-out of a customer, for every identifier they are known by; `words` are the customer's own."""
    db.execute(
        "INSERT INTO opt_out (customer_id, kind, value, words, at)"
        " SELECT c.id, coalesce(i.kind, ''), coalesce(i.value, ''), ?, ?"
        " FROM customer c LEFT JOIN identifier i ON i.customer_id = c.id WHERE c.id = ?",
        (words, at, customer_id),
    )


_OF = (
    "lifted_at IS NULL AND (customer_id = :customer OR (kind, value) IN"
    " (SELECT kind, value FROM identifier WHERE customer_id = :customer))"
)


def stands(db: sqlite3.Connection, customer_id: int) -> bool:
    """Whether a customer has opted out, or anybody by one of their identifiers."""
    return db.execute(f"SELECT 1 FROM opt_out WHERE {_OF} LIMIT 1", {"customer": customer_id}).fetchone() is not None


def lift(db: sqlite3.Connection, customer_id: int, at: int) -> bool:
    """Lift a customer's opt-out because they ask for messages again; false when none stands."""
    done = db.execute(f"UPDATE opt_out SET lifted_at = :at WHERE {_OF}", {"customer": customer_id, "at": at})
    return done.rowcount > 0


def every(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """Opt-outs that stand, an identifier a row: `customer_id`, `name`, `kind`, `value`, `words`, `at`."""
    return db.execute(
        "SELECT o.customer_id, c.name, o.kind, o.value, o.words, o.at FROM opt_out o"
        " LEFT JOIN customer c ON c.id = o.customer_id WHERE o.lifted_at IS NULL ORDER BY o.at, o.id"
    ).fetchall()
