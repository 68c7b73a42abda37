"""Import runs, the rows as they came, and the rows that were left out."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from dingterm.store import bulk

RECORD = ("id", "import_run_id", "customer_id", "source", "kind", "line", "hash", "payload")
REJECT = ("import_run_id", "line", "lines", "column_", "code", "sentence", "payload")
RUN = ("file", "file_hash", "source", "kind", "region", "mapping", "checkpoint", "counts", "agent", "started_at")


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


def known_hashes(db: sqlite3.Connection, source: str, hashes: Iterable[str]) -> list[str]:
    """Which of these rows of a source are stored already."""
    found = db.execute(
        "SELECT hash FROM source_record WHERE source = ? AND hash IN (SELECT value FROM json_each(?))",
        (source, bulk.as_json(hashes)),
    )
    return [row[0] for row in found]


def add_records(db: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> None:
    """Keep rows as they came; values in the order of `RECORD`."""
    bulk.insert(db, "source_record", RECORD, rows)


def add_rejects(db: sqlite3.Connection, rows: Iterable[Sequence[Any]]) -> None:
    """Keep rows that were left out; values in the order of `REJECT`."""
    bulk.insert(db, "reject", REJECT, rows)


def rejects(db: sqlite3.Connection, run_id: int) -> list[sqlite3.Row]:
    """The rows an import run left out."""
    return db.execute("SELECT * FROM reject WHERE import_run_id = ? ORDER BY line", (run_id,)).fetchall()
