"""What agents have said of two records, kept by the records' own hashes: it outlasts merges, runs and new imports."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dingterm.store import bulk

SAME, DIFFERENT, HOUSEHOLD = "same", "different", "household"

_STANDING = """
SELECT d.*, a.id AS a_record, b.id AS b_record,
    coalesce(a.home_id, a.customer_id) AS a_home, coalesce(b.home_id, b.customer_id) AS b_home,
    a.customer_id AS a_customer, b.customer_id AS b_customer
FROM decision d
JOIN source_record a ON a.source = substr(d.a_hash, 1, instr(d.a_hash, ' ') - 1)
    AND a.hash = substr(d.a_hash, instr(d.a_hash, ' ') + 1)
JOIN source_record b ON b.source = substr(d.b_hash, 1, instr(d.b_hash, ' ') - 1)
    AND b.hash = substr(d.b_hash, instr(d.b_hash, ' ') + 1)
WHERE d.undone_at IS NULL
"""


def add(
    db: sqlite3.Connection, at: int, agent: str, verdict: str, a_home: int, b_home: int, merge_id: int | None = None
) -> int:
    """Keep what was said of two homes, under the hash of each one's oldest record; returns its id."""
    hashes = (record_key(db, a_home), record_key(db, b_home))
    db.execute(
        "INSERT INTO decision (at, agent, verdict, a_hash, b_hash, merge_id) VALUES (?, ?, ?, ?, ?, ?)",
        (at, agent, verdict, *hashes, merge_id),
    )
    return int(db.execute("SELECT last_insert_rowid()").fetchone()[0])


def undo(db: sqlite3.Connection, decision_id: int, at: int) -> bool:
    """Mark a decision as taken back; False when it was already."""
    done = db.execute("UPDATE decision SET undone_at = ? WHERE id = ? AND undone_at IS NULL", (at, decision_id))
    return done.rowcount == 1


def one(db: sqlite3.Connection, decision_id: int) -> sqlite3.Row:
    """A decision by its id.

    Raises:
        StoreError: There is none.
    """
    return bulk.one(db, "decision", decision_id)


def of_merge(db: sqlite3.Connection, merge_id: int) -> list[sqlite3.Row]:
    """Decisions that stand and made this entry of the log."""
    return db.execute("SELECT * FROM decision WHERE merge_id = ? AND undone_at IS NULL", (merge_id,)).fetchall()


def last_by(db: sqlite3.Connection, agent: str) -> sqlite3.Row | None:
    """An agent's newest decision that stands, if there is one."""
    row: sqlite3.Row | None = db.execute(
        "SELECT * FROM decision WHERE agent = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1", (agent,)
    ).fetchone()
    return row


def standing(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """Decisions that stand, oldest first, with the home and the customer of either record as they are now."""
    return db.execute(f"{_STANDING} ORDER BY d.id").fetchall()


def about(db: sqlite3.Connection, homes: Iterable[int]) -> list[sqlite3.Row]:
    """Decisions that stand about any of these homes."""
    chosen = bulk.as_json(homes)
    return db.execute(
        f"{_STANDING} AND (a_home IN (SELECT value FROM json_each(?1)) OR b_home IN (SELECT value FROM json_each(?1)))"
        " ORDER BY d.id",
        (chosen,),
    ).fetchall()


def record_key(db: sqlite3.Connection, home: int) -> str:
    """What a home is remembered by: the source and the hash of its oldest record; its number when it has none."""
    row = db.execute(
        "SELECT source || ' ' || hash FROM source_record WHERE home_id = ?1 OR (customer_id = ?1 AND home_id IS NULL)"
        " ORDER BY id LIMIT 1",
        (home,),
    ).fetchone()
    return str(row[0]) if row else f"customer {home}"
