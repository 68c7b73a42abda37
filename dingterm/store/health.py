"""Whether the database is sound."""

from __future__ import annotations

import sqlite3


def problem(db: sqlite3.Connection) -> str:
    """The first thing that is wrong with the file, in SQLite's words; empty when it is sound."""
    said = str(db.execute("PRAGMA quick_check(1)").fetchone()[0])
    return "" if said == "ok" else said
