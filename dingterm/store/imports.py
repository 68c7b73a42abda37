"""Import runs, the rows as they came, and the rows that were left out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from dingterm.store import bulk

RECORD = ("id", "import_run_id", "customer_id", "home_id", "source", "kind", "line", "hash", "payload", "told")
REJECT = ("import_run_id", "line", "lines", "column_", "code", "sentence", "payload")
RUN = ("file", "file_hash", "source", "kind", "region", "mapping", "checkpoint", "counts", "agent", "started_at")

State = tuple[int | None, ...]
_STATE = """
SELECT (SELECT max(id) FROM customer), (SELECT max(id) FROM source_record), (SELECT max(id) FROM merge_log),
    (SELECT count(*) FROM merge_log WHERE undone_at IS NOT NULL)
"""


def start(db: sqlite3.Connection, row: Sequence[Any]) -> int:
    """Open an import run; values in the order of `RUN`. Returns its id."""
    bulk.insert(db, "import_run", RUN, [row])
    return int(db.execute("SELECT last_insert_rowid()").fetchone()[0])


def finish(db: sqlite3.Connection, run_id: int, counts: dict[str, Any], at: int) -> None:
    """Close an import run with what came of it."""
    db.execute(
        "UPDATE import_run SET counts = ?, finished_at = ? WHERE id = ?",
        (json.dumps(counts, ensure_ascii=False), at, run_id),
    )


def unfinished(db: sqlite3.Connection, source: str, file_hash: str, region: str) -> int | None:
    """The run that began to store this very file for this region and was stopped, or none."""
    found = db.execute(
        "SELECT max(id) FROM import_run WHERE source = ? AND file_hash = ? AND region = ? AND finished_at IS NULL",
        (source, file_hash, region),
    ).fetchone()
    return None if found[0] is None else int(found[0])


def checkpoint(db: sqlite3.Connection, run_id: int, rows: int) -> None:
    """Note how many rows of its file a run has done."""
    db.execute("UPDATE import_run SET checkpoint = ? WHERE id = ?", (rows, run_id))


def state(db: sqlite3.Connection) -> State:
    """What changes when customers are added, joined or parted: a plan of ids holds while it stays the same."""
    return tuple(db.execute(_STATE).fetchone())


def stored(db: sqlite3.Connection, source: str, hashes: Iterable[str]) -> list[sqlite3.Row]:
    """Those of these rows of a source that are stored already: `hash`, `import_run_id`, `customer_id`."""
    return db.execute(
        "SELECT hash, import_run_id, customer_id FROM source_record"
        " WHERE source = ? AND hash IN (SELECT value FROM json_each(?))",
        (source, bulk.as_json(hashes)),
    ).fetchall()


def known_hashes(db: sqlite3.Connection, source: str, hashes: Iterable[str]) -> list[str]:
    """Which of these rows of a source are stored already."""
    found = db.execute(
        "SELECT hash FROM source_record WHERE source = ? AND hash IN (SELECT value FROM json_each(?))",
        (source, bulk.as_json(hashes)),
    )
    return [row[0] for row in found]


def last_record(db: sqlite3.Connection) -> int:
    """The number of the last source record; 0 when there is none."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM source_record").fetchone()[0])


def hash_of(db: sqlite3.Connection, record: int) -> str:
    """The hash of a source record; nothing when it is not there."""
    row = db.execute("SELECT hash FROM source_record WHERE id = ?", (record,)).fetchone()
    return str(row[0]) if row else ""


def add_records(db: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> None:
    """Keep rows as they came; values in the order of `RECORD`."""
    bulk.insert(db, "source_record", RECORD, rows)


def add_rejects(db: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> None:
    """Keep rows that were left out; values in the order of `REJECT`."""
    bulk.insert(db, "reject", REJECT, rows)


def rejects(db: sqlite3.Connection, run_id: int) -> list[sqlite3.Row]:
    """The rows an import run left out."""
    return db.execute("SELECT * FROM reject WHERE import_run_id = ? ORDER BY line", (run_id,)).fetchall()
