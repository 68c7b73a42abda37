"""All or nothing: one transaction around a block."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 60.0
"""Seconds a write waits for its turn before it gives up."""

_TRY_MS = 20
_PAUSE = (0.001, 0.01)
"""Seconds between two tries. SQLite's own waiting grows to 100 ms, so that of fifty writers the first comes last."""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Take the write lock, commit at the end, roll back on any error."""
    _begin(connection)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # on a full disk SQLite has rolled back by itself
            connection.execute("ROLLBACK")
        raise


def _begin(connection: sqlite3.Connection) -> None:
    deadline = time.monotonic() + PATIENCE
    usual = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.execute(f"PRAGMA busy_timeout = {min(usual, _TRY_MS)}")
    try:
        while not _begun(connection, last=time.monotonic() >= deadline):
            time.sleep(random.uniform(*_PAUSE))
    finally:
        connection.execute(f"PRAGMA busy_timeout = {usual}")


def _begun(connection: sqlite3.Connection, *, last: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if last or not error.sqlite_errorname.startswith("SQLITE_BUSY"):
            raise
        return False
    return True
