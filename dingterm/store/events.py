"""The audit log: appended to, never changed."""

from __future__ import annotations

import json
import sqlite3
from typing import Any


def newest(db: sqlite3.Connection) -> int:
    """The number of the last event; 0 where there is none."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM event").fetchone()[0])


def about(db: sqlite3.Connection, since: int) -> set[int]:
    """The customers whom the events after one are about."""
    found = db.execute("SELECT DISTINCT customer_id FROM event WHERE id > ? AND customer_id IS NOT NULL", (since,))
    return {row[0] for row in found}


def log(
    db: sqlite3.Connection,
    at: int,
    agent: str,
    kind: str,
    customer_id: int | None = None,
    cart_id: int | None = None,
    **payload: Any,
) -> None:
    """Append one event."""
    db.execute(
        "INSERT INTO event (at, agent, kind, customer_id, cart_id, payload) VALUES (?, ?, ?, ?, ?, ?)",
        (at, agent, kind, customer_id, cart_id, json.dumps(payload, ensure_ascii=False)),
    )
