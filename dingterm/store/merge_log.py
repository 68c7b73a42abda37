"""The log of merges and splits: appended to, and each entry either stands or is undone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from dingterm.store import bulk

_COMPONENT = """
WITH RECURSIVE reached (home) AS (
    SELECT value FROM json_each(?)
    UNION
    SELECT CASE WHEN m.customer_id = r.home THEN m.other_id ELSE m.customer_id END
    FROM reached r JOIN merge_log m ON m.customer_id = r.home OR m.other_id = r.home
)
SELECT home FROM reached
"""


def add(
    db: sqlite3.Connection,
    at: int,
    agent: str,
    action: str,
    customer_id: int,
    other_id: int,
    reasons: dict[str, Any],
    run: int | None = None,
) -> int:
    """Append an entry and return its id; `run` groups what one run did."""
    db.execute(
        "INSERT INTO merge_log (at, agent, action, customer_id, other_id, reasons, undone_by, run)"
        " VALUES (?, ?, ?, ?, ?, ?, '', ?)",
        (at, agent, action, customer_id, other_id, json.dumps(reasons, ensure_ascii=False), run),
    )
    return int(db.execute("SELECT last_insert_rowid()").fetchone()[0])


def undo(db: sqlite3.Connection, entries: Iterable[int], at: int, agent: str) -> None:
    """Mark entries as undone by an agent, or by a run that found better (an empty name)."""
    db.executemany(
        "UPDATE merge_log SET undone_at = ?, undone_by = ? WHERE id = ? AND undone_at IS NULL",
        ((at, agent, one) for one in entries),
    )


def one(db: sqlite3.Connection, entry_id: int) -> sqlite3.Row:
    """An entry by its id.

    Raises:
        StoreError: There is none.
    """
    return bulk.one(db, "merge_log", entry_id)


def component(db: sqlite3.Connection, homes: Iterable[int]) -> list[int]:
    """These homes and all that a merge or split, standing or undone, has ever brought together with them."""
    return [row[0] for row in db.execute(_COMPONENT, (bulk.as_json(homes),))]


def standing(db: sqlite3.Connection, homes: Iterable[int]) -> list[sqlite3.Row]:
    """The entries between these homes that stand, oldest first."""
    return db.execute(
        "SELECT * FROM merge_log WHERE undone_at IS NULL AND customer_id IN (SELECT value FROM json_each(?))"
        " ORDER BY id",
        (bulk.as_json(homes),),
    ).fetchall()


def of_homes(db: sqlite3.Connection, homes: Iterable[int]) -> list[sqlite3.Row]:
    """Every entry about these homes, newest first."""
    return db.execute(
        "SELECT * FROM merge_log WHERE customer_id IN (SELECT value FROM json_each(?1))"
        " OR other_id IN (SELECT value FROM json_each(?1)) ORDER BY id DESC",
        (bulk.as_json(homes),),
    ).fetchall()


def of_run(db: sqlite3.Connection, run: int) -> list[sqlite3.Row]:
    """What one run did and still stands, oldest first."""
    return db.execute("SELECT * FROM merge_log WHERE run = ? AND undone_at IS NULL ORDER BY id", (run,)).fetchall()


def by_agents(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """What agents merged or split, and what runs did and agents undid, oldest first."""
    return db.execute(
        "SELECT * FROM merge_log WHERE CASE WHEN undone_at IS NULL THEN agent ELSE undone_by END <> '' ORDER BY id"
    ).fetchall()


def left(db: sqlite3.Connection, homes: Iterable[int]) -> list[int]:
    """The homes that records, which are homes of their own now, were taken out of."""
    found = db.execute(
        "SELECT customer_id FROM merge_log WHERE action = 'drop' AND undone_at IS NULL"
        " AND other_id IN (SELECT value FROM json_each(?))",
        (bulk.as_json(homes),),
    )
    return [row[0] for row in found]


def dropped(db: sqlite3.Connection) -> str:
    """What changes when a record is taken out of its home, or finds back."""
    row = db.execute(
        "SELECT count(*), total(id) FROM merge_log WHERE action = 'drop' AND undone_at IS NULL"
    ).fetchone()
    return f"{row[0]} {row[1]:.0f}"


def queued(db: sqlite3.Connection, customers: Iterable[int]) -> set[int]:
    """Which of these customers are in the queue."""
    found = db.execute(
        "SELECT customer_id FROM queue_entry WHERE customer_id IN (SELECT value FROM json_each(?))",
        (bulk.as_json(customers),),
    )
    return {row[0] for row in found}


def by_runs(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """Merges that runs made, no agent, and that stand: `id`, `customer_id`, `other_id`."""
    return db.execute(
        "SELECT id, customer_id, other_id FROM merge_log WHERE agent = '' AND undone_at IS NULL ORDER BY id"
    ).fetchall()


def next_run(db: sqlite3.Connection) -> int:
    """The number of the next run."""
    return int(db.execute("SELECT coalesce(max(run), 0) + 1 FROM merge_log").fetchone()[0])
