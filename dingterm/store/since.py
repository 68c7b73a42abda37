"""What an agent did at the desk since a moment of the audit log."""

from __future__ import annotations

import sqlite3


def newest(db: sqlite3.Connection) -> int:
    """The id of the newest event: the moment to ask about later."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM event").fetchone()[0])


def contacts(db: sqlite3.Connection, event_id: int, agent: str) -> list[sqlite3.Row]:
    """The contacts that an agent logged after an event and that stand, in their order, with the customer's name."""
    return db.execute(
        "SELECT m.*, c.name AS customer FROM event e"
        " JOIN message m ON m.id = json_extract(e.payload, '$.rows.message[0]') JOIN customer c ON c.id = m.customer_id"
        " WHERE e.id > ? AND e.agent = ? AND e.kind = 'contact' AND m.undone_at IS NULL ORDER BY e.id",
        (event_id, agent),
    ).fetchall()


def taken_back(db: sqlite3.Connection, event_id: int, agent: str) -> int:
    """How many contacts an agent took back after an event."""
    found = db.execute(
        "SELECT count(*) FROM event WHERE id > ? AND agent = ? AND kind = 'undo'", (event_id, agent)
    ).fetchone()
    return int(found[0])


def opted_out(db: sqlite3.Connection, customer_id: int) -> bool:
    """Whether an opt-out of a customer stands."""
    found = db.execute(
        "SELECT EXISTS (SELECT 1 FROM opt_out WHERE customer_id = ? AND lifted_at IS NULL)", (customer_id,)
    ).fetchone()
    return bool(found[0])
