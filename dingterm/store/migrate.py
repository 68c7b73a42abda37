"""Bring a database up to date with sqlite-utils migrations, or say that it comes from a newer dingterm."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dingterm.errors import StoreError
from dingterm.store import schema
from dingterm.store.transaction import transaction

SET = "dingterm"
"""The name under which sqlite-utils notes the migrations applied."""


def up_to_date(path: Path, connection: sqlite3.Connection) -> None:
    """Apply the migrations that a database lacks; sqlite-utils is loaded only when there are any.

    Raises:
        StoreError: The database has migrations that this version does not know, or is another program's.
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
        _apply(path, connection)


def applied(connection: sqlite3.Connection) -> list[str]:
    """The names of the migrations a database holds, oldest first."""
    held = connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone()
    if not held:
        return []
    rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid", (SET,))
    return [row[0] for row in rows]


def _apply(path: Path, connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database, Migrations

    steps = Migrations(SET)
    for step in schema.STEPS:
        steps(name=step.__name__)(step)
    with transaction(connection):  # two programs that open a new file at once: the second finds it done
        _refuse_foreign(path, connection)
        steps.apply(Database(connection, execute_plugins=False))


def _refuse_foreign(path: Path, connection: sqlite3.Connection) -> None:
    """Never add tables to a database that another program made."""
    if not applied(connection) and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise StoreError(f"The database {path} belongs to another program. Name another file.")
