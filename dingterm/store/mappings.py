"""What was said of the columns of files, by the set of their names."""

from __future__ import annotations

import sqlite3

from dingterm.store import bulk

MAPPING = ("columns_hash", "columns", "fields", "agent", "at")


def fields(db: sqlite3.Connection, columns_hash: str) -> str | None:
    """Column to field, as JSON; None where nothing was said of these columns."""
    row = db.execute("SELECT fields FROM mapping WHERE columns_hash = ?", (columns_hash,)).fetchone()
    return str(row[0]) if row else None


def keep(db: sqlite3.Connection, row: tuple[str, str, str, str, int]) -> None:
    """Keep what was said, in the place of what was said before; values in the order of `MAPPING`."""
    drop(db, row[0])
    bulk.insert(db, "mapping", MAPPING, [row])


def drop(db: sqlite3.Connection, columns_hash: str) -> None:
    """Forget what was said of these columns."""
    db.execute("DELETE FROM mapping WHERE columns_hash = ?", (columns_hash,))
