"""Saved filters of the queue, and the tags of customers."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence


def every(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """All segments by name: `name`, `text`, `sort`, `backwards`, `agent`, `at`."""
    return db.execute("SELECT * FROM segment ORDER BY name COLLATE NOCASE").fetchall()


def keep(db: sqlite3.Connection, row: Sequence[object]) -> None:
    """Keep a segment (name, text, sort, backwards, agent, at) in place of one of its name."""
    db.execute(
        "INSERT INTO segment (name, text, sort, backwards, agent, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name)"
        " DO UPDATE SET text = excluded.text, sort = excluded.sort, backwards = excluded.backwards,"
        " agent = excluded.agent, at = excluded.at",
        row,
    )


def drop(db: sqlite3.Connection, name: str) -> bool:
    """Forget a segment; whether there was one."""
    return db.execute("DELETE FROM segment WHERE name = ? COLLATE NOCASE", (name,)).rowcount > 0


def tags(db: sqlite3.Connection, customer_id: int) -> list[str]:
    """A customer's tags, by name."""
    found = db.execute(
        "SELECT DISTINCT tag FROM customer_tag WHERE customer_id = ? AND undone_at IS NULL ORDER BY tag", (customer_id,)
    )
    return [row[0] for row in found]


def add_tag(db: sqlite3.Connection, customer_id: int, tag: str, agent: str, at: int) -> int:
    """Give a customer a tag; its row."""
    done = db.execute(
        "INSERT INTO customer_tag (customer_id, tag, agent, at) VALUES (?, ?, ?, ?)", (customer_id, tag, agent, at)
    )
    return int(done.lastrowid or 0)


def end_tag(db: sqlite3.Connection, customer_id: int, tag: str, at: int) -> list[int]:
    """Take a tag from a customer; the rows that ended."""
    found = db.execute(
        "UPDATE customer_tag SET undone_at = ? WHERE customer_id = ? AND tag = ? AND undone_at IS NULL RETURNING id",
        (at, customer_id, tag),
    )
    return [row[0] for row in found.fetchall()]
