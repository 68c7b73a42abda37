"""The few ways this room writes and reads rows, many at once or one by its id."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from dingterm.errors import StoreError

BULK = {"cache_size": -65_536, "wal_autocheckpoint": 16_384}
"""While much is written: 64 MB of pages kept (hashes land anywhere in their index), and the log moved in 64 MB."""


@contextmanager
def roomy(db: sqlite3.Connection) -> Iterator[None]:
    """Give a connection room for writing much; what it had before is put back."""
    before = {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in BULK}
    _set(db, BULK)
    try:
        yield
    finally:
        _set(db, before)


def _set(db: sqlite3.Connection, values: Mapping[str, int]) -> None:
    for name, value in values.items():
        db.execute(f"PRAGMA {name} = {value}")


def insert(
    db: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], then: str = ""
) -> None:
    """Insert rows whose values stand in the order of `columns`; `then` is an ON CONFLICT clause."""
    marks = ", ".join("?" * len(columns))
    db.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) {then}", rows)


def next_id(db: sqlite3.Connection, table: str) -> int:
    """The first free id of a table; valid for as long as the write transaction lasts."""
    return int(db.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0])


def as_json(values: Iterable[Any]) -> str:
    """Values for `IN (SELECT value FROM json_each(?))`, which has no limit on their number."""
    return json.dumps(list(values))


def one(db: sqlite3.Connection, table: str, row_id: int) -> sqlite3.Row:
    """A row by its id.

    Raises:
        StoreError: There is none.
    """
    row: sqlite3.Row | None = db.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,)).fetchone()
    if row is None:
        raise StoreError(f"The {table} {row_id} is not in the database any more. Go back and choose again.")
    return row
