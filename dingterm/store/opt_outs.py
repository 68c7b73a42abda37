"""Customers who asked not to be written to."""

from __future__ import annotations

import sqlite3


def add(db: sqlite3.Connection, customer_id: int, words: str, at: int) -> None:
    """Note an opt-out of a customer, for every identifier they are known by; `words` are the customer's own."""
    db.execute(
        "INSERT INTO opt_out (customer_id, kind, value, words, at) SELECT customer_id, kind, value, ?, ?"
        " FROM identifier WHERE customer_id = ?",
        (words, at, customer_id),
    )
