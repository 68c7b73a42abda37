"""Bring a database up to date with sqlite-utils migrations, or say that it comes from a newer dingterm."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dingterm.errors import StoreError
from dingterm.store import schema

SET = "dingterm"
"""The name under which sqlite-utils notes the migrations applied."""


def up_to_date(path: Path, connection: sqlite3.Connection) -> None:
    """Apply the migrations that a database lacks; sqlite-utils is loaded only when there are any.

    Raises:
        StoreError: The database has migrations that this version does not know.
    """
    done = applied(connection)
    known = [step.__name__ for step in schema.STEPS]
    unknown = [name for name in done if name not in known]
    if unknown:
        raise StoreError(
            f"The database {path} was made by a newer dingterm (it holds {unknown[-1]}). "
            "Update dingterm: pip install -U dingterm."
        )
    if len(done) < len(known):
        _apply(connection)


def applied(connection: sqlite3.Connection) -> list[str]:
    """The names of the migrations a database holds, oldest first."""
    held = connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone()
    if not held:
        return []
    rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid", (SET,))
    return [row[0] for row in rows]


def _apply(connection: sqlite3.Connection, stop_before: str | None = None) -> None:
    from sqlite_utils import Database, Migrations

    steps = Migrations(SET)
    for step in schema.STEPS:
        steps(name=step.__name__)(step)
    connection.execute("BEGIN IMMEDIATE")  # two programs that open a new file at once: the second finds it done
    try:
        steps.apply(Database(connection, execute_plugins=False), stop_before=stop_before)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
