"""The audit log: appended to, never changed."""

from __future__ import annotations

import json
import sqlite3
from typing import Any


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
