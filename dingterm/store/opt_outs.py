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
