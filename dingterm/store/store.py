"""One open database: a connection for each thread, and writes that are all or nothing."""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dingterm.errors import StoreError
from dingterm.store import migrate
from dingterm.store.transaction import transaction

BUSY_MS = 10_000
"""How long a write waits for another writer before it gives up, in milliseconds."""

_AGAIN = 0.005
"""Seconds between two tries of what SQLite does not wait for by itself."""

_PRAGMAS = "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;"


class Store:
    """The database file of an agent or a team, brought up to date on opening.

    Raises:
        StoreError: The file is no database, comes from a newer dingterm, or cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        _make(path)
        try:
            with explained(path):
                migrate.up_to_date(path, self.connection)
        except BaseException:
            self.close()
            raise

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        held: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if held is None:
            held = self._local.connection = self._open()
            self._all.append(held)
        return held

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read with; an SQLite error becomes a sentence."""
        with explained(self.path):
            yield self.connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection inside one transaction: committed at the end, rolled back on any error."""
        with explained(self.path):
            db = self.connection
            with transaction(db):
                yield db

    def close(self) -> None:
        """Close every thread's connection."""
        for connection in self._all:
            connection.close()
        self._all.clear()
        self._local = threading.local()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False)
        try:
            connection.row_factory = sqlite3.Row
            _use_wal(connection)
            connection.executescript(_PRAGMAS)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into a `StoreError` that says what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StoreError(f"The database {path} cannot be used: {error}. {_advice(error, path)}") from error


def _advice(error: sqlite3.DatabaseError, path: Path) -> str:
    name = getattr(error, "sqlite_errorname", "")
    advice = {
        "SQLITE_NOTADB": "It is not a database: move it away, or name another file.",
        "SQLITE_CORRUPT": "It is damaged: restore your backup of it.",
        "SQLITE_READONLY": f"Make {path} and its folder writable for you.",
        "SQLITE_CANTOPEN": f"Make {path.parent} readable and writable for you.",
        "SQLITE_FULL": "The disk is full: free some room and try again.",
        "SQLITE_IOERR": "The disk may be full or failing: free some room and try again.",
        "SQLITE_BUSY": "Another program has been writing for a long time: try again in a moment.",
    }
    otherwise = "Try again; if it stays so, restore a backup of it."
    return next((text for prefix, text in advice.items() if name.startswith(prefix)), otherwise)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to a write-ahead log; SQLite does not wait by itself for another program that is just doing the same."""
    deadline = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > deadline:
                raise
            time.sleep(_AGAIN)


def _make(path: Path) -> None:
    """Make a new file with rights for its owner alone, before SQLite opens it."""
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(
            f"The database {path} cannot be made ({error.strerror}). Name a file in a folder that is there and that you"
            " may write to: `database` in the settings, or DINGTERM_HOME for everything."
        ) from error
