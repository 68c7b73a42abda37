"""Pairs of customers that may be one person: what a run could not tell, for an agent to say."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from dingterm.store import bulk

DOUBT = ("a", "b", "bits", "fields", "worth")
"""The columns of a doubt: two homes, the evidence in bits, in all and by field (JSON), and how useful an answer is."""

_OPEN = """
SELECT d.*, coalesce(x.merged_into, x.id) AS a_customer, coalesce(y.merged_into, y.id) AS b_customer
FROM doubt d JOIN customer x ON x.id = d.a JOIN customer y ON y.id = d.b
WHERE d.decision_id IS NULL AND coalesce(x.merged_into, x.id) <> coalesce(y.merged_into, y.id)
ORDER BY d.later_at IS NOT NULL, d.later_at, d.worth DESC, d.a, d.b
"""


def replace(db: sqlite3.Connection, rows: Iterable[Sequence[Any]], homes: Iterable[int] | None = None) -> None:
    """Put doubts in place of the unanswered; one put off stays put off.

    Args:
        db: The transaction.
        rows: Values in the order of `DOUBT`.
        homes: Only the doubts about these are replaced; all when None.
    """
    rows = list(rows)
    keys = bulk.as_json(f"{row[0]} {row[1]}" for row in rows)
    stale = "decision_id IS NULL AND a || ' ' || b NOT IN (SELECT value FROM json_each(?1))"
    among = "(SELECT value FROM json_each(?2))"
    if homes is None:
        db.execute(f"DELETE FROM doubt WHERE {stale}", (keys,))
    else:
        which = (keys, bulk.as_json(homes))
        db.execute(f"DELETE FROM doubt WHERE {stale} AND (a IN {among} OR b IN {among})", which)
    add(db, rows)


def add(db: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> None:
    """Add doubts, or bring known ones up to date; values in the order of `DOUBT`."""
    updates = ", ".join(f"{name} = excluded.{name}" for name in DOUBT[2:])
    bulk.insert(db, "doubt", DOUBT, rows, f"ON CONFLICT (a, b) DO UPDATE SET {updates}")


def open_pairs(db: sqlite3.Connection, limit: int = 500) -> list[sqlite3.Row]:
    """Doubts about customers that are still two, the most useful first, those put off at the end."""
    return db.execute(f"{_OPEN} LIMIT ?", (limit,)).fetchall()


def count(db: sqlite3.Connection) -> int:
    """How many doubts are open."""
    return int(db.execute(f"SELECT count(*) FROM ({_OPEN})").fetchone()[0])


def one(db: sqlite3.Connection, a: int, b: int) -> sqlite3.Row | None:
    """The doubt about two homes, if there is one."""
    row: sqlite3.Row | None = db.execute("SELECT * FROM doubt WHERE a = ? AND b = ?", (a, b)).fetchone()
    return row


def answer(db: sqlite3.Connection, a: int, b: int, decision_id: int) -> None:
    """Note that a decision answers a doubt."""
    db.execute("UPDATE doubt SET decision_id = ? WHERE a = ? AND b = ?", (decision_id, a, b))


def reopen(db: sqlite3.Connection, decision_id: int) -> None:
    """Ask again what a decision had answered."""
    db.execute("UPDATE doubt SET decision_id = NULL WHERE decision_id = ?", (decision_id,))


def later(db: sqlite3.Connection, a: int, b: int, at: int) -> None:
    """Put a doubt off to the end."""
    db.execute("UPDATE doubt SET later_at = ? WHERE a = ? AND b = ?", (at, a, b))
