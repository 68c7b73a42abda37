"""What the last weighing of all records worked out, kept so that the next one can begin there.

It can be worked out again at any time. It is written in pieces, each in a transaction of its own, so that nobody waits
for it; until its end is noted it counts for nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

PIECE = 4 << 20
"""Bytes written in one transaction."""


def begin(db: sqlite3.Connection) -> int:
    """Make room for a weighing; returns its id, which no piece has had before."""
    last = "SELECT max(id) AS id FROM weighing UNION ALL SELECT max(weighing_id) FROM weighing_piece"
    db.execute(f"INSERT INTO weighing (id) SELECT coalesce(max(id), 0) + 1 FROM ({last})")
    return int(db.execute("SELECT last_insert_rowid()").fetchone()[0])


def pieces(name: str, held: memoryview) -> Iterator[tuple[str, memoryview]]:
    """Something of a weighing in pieces for `add`."""
    for place in range(0, max(len(held), 1), PIECE):
        yield name, held[place : place + PIECE]


def add(db: sqlite3.Connection, weighing: int, piece: tuple[str, memoryview]) -> None:
    """Keep a piece; those of one name in order."""
    db.execute("INSERT INTO weighing_piece (weighing_id, name, piece) VALUES (?, ?, ?)", (weighing, *piece))


def finish(db: sqlite3.Connection, weighing: int, about: Mapping[str, Any]) -> list[int]:
    """Note that a weighing is whole, and what it is about; returns the pieces of the others, to be dropped."""
    db.execute("UPDATE weighing SET about = ? WHERE id = ?", (json.dumps(about), weighing))
    db.execute("DELETE FROM weighing WHERE id < ?", (weighing,))
    return [row[0] for row in db.execute("SELECT id FROM weighing_piece WHERE weighing_id < ?", (weighing,))]


def drop(db: sqlite3.Connection, piece: int) -> None:
    """Drop a piece of an earlier weighing."""
    db.execute("DELETE FROM weighing_piece WHERE id = ?", (piece,))


def note(db: sqlite3.Connection, weighing: int, **more: Any) -> None:
    """Note something more of a weighing."""
    db.execute("UPDATE weighing SET about = json_patch(about, ?) WHERE id = ?", (json.dumps(more), weighing))


def newest(db: sqlite3.Connection) -> tuple[int, dict[str, Any]] | None:
    """The last whole weighing and what it is about, if there is one."""
    row = db.execute("SELECT id, about FROM weighing WHERE about IS NOT NULL ORDER BY id DESC LIMIT 1").fetchone()
    return None if row is None else (row["id"], json.loads(row["about"]))


def held(db: sqlite3.Connection, weighing: int) -> dict[str, bytes]:
    """All of a weighing, by name."""
    found: dict[str, list[bytes]] = {}
    for row in db.execute("SELECT name, piece FROM weighing_piece WHERE weighing_id = ? ORDER BY id", (weighing,)):
        found.setdefault(row["name"], []).append(row["piece"])
    return {name: parts[0] if len(parts) == 1 else b"".join(parts) for name, parts in found.items()}
