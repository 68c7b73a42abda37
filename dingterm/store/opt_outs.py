"""Customers who asked not to be written to."""

from __future__ import annotations

import sqlite3


def add(db: sqlite3.Connection, customer_id: int, words: str, at: int) -> list[int]:
    """Note an opt-out of a customer, for every identifier they are known by; `words` are the customer's own."""
    added = db.execute(
        "INSERT INTO opt_out (customer_id, kind, value, words, at)"
        " SELECT c.id, coalesce(i.kind, ''), coalesce(i.value, ''), ?, ?"
        " FROM customer c LEFT JOIN identifier i ON i.customer_id = c.id WHERE c.id = ?"
        " RETURNING id",
        (words, at, customer_id),
    )
    return [row[0] for row in added.fetchall()]


def add_known(db: sqlite3.Connection, kind: str, value: str, words: str, at: int) -> bool:
    """Note an opt-out of an identifier, whoever has it now or later; false when one stands."""
    done = db.execute(
        "INSERT INTO opt_out (kind, value, words, at) SELECT :kind, :value, :words, :at WHERE NOT EXISTS"
        " (SELECT 1 FROM opt_out WHERE kind = :kind AND value = :value AND lifted_at IS NULL)",
        {"kind": kind, "value": value, "words": words, "at": at},
    )
    return done.rowcount == 1


_OF = (
    "lifted_at IS NULL AND (customer_id = :customer OR (kind, value) IN"
    " (SELECT kind, value FROM identifier WHERE customer_id = :customer))"
)


def stands(db: sqlite3.Connection, customer_id: int) -> bool:
    """Whether a customer has opted out, or anybody by one of their identifiers."""
    return db.execute(f"SELECT 1 FROM opt_out WHERE {_OF} LIMIT 1", {"customer": customer_id}).fetchone() is not None


def lift(db: sqlite3.Connection, customer_id: int, at: int) -> list[int]:
    """Lift a customer's opt-out because they ask for messages again; the rows lifted, none when none stands."""
    done = db.execute(
        f"UPDATE opt_out SET lifted_at = :at WHERE {_OF} RETURNING id", {"customer": customer_id, "at": at}
    )
    return [row[0] for row in done.fetchall()]


def every(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """Opt-outs that stand, an identifier a row: `customer_id`, `name`, `kind`, `value`, `words`, `at`."""
    return db.execute(
        "SELECT o.customer_id, c.name, o.kind, o.value, o.words, o.at FROM opt_out o"
        " LEFT JOIN customer c ON c.id = o.customer_id WHERE o.lifted_at IS NULL ORDER BY o.at, o.id"
    ).fetchall()


def lift_known(db: sqlite3.Connection, kind: str, value: str, at: int) -> bool:
    """Lift the opt-out of an identifier; false when none stands."""
    done = db.execute(
        "UPDATE opt_out SET lifted_at = ? WHERE kind = ? AND value = ? AND lifted_at IS NULL", (at, kind, value)
    )
    return done.rowcount > 0
