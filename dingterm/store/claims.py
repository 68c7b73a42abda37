"""Who has which customer for now: one agent at a time, until the claim runs out or is let go."""

from __future__ import annotations

import sqlite3

_TAKE = """
INSERT INTO claim (customer_id, agent, expires_at) VALUES (:customer, :agent, :until)
ON CONFLICT (customer_id) DO UPDATE SET agent = excluded.agent, expires_at = excluded.expires_at
WHERE claim.agent = excluded.agent OR claim.expires_at <= :now
"""


def take(db: sqlite3.Connection, customer_id: int, agent: str, now: int, until: int) -> bool:
    """Take or renew a claim; False when another agent has the customer."""
    done = db.execute(_TAKE, {"customer": customer_id, "agent": agent, "now": now, "until": until})
    return done.rowcount == 1


def holder(db: sqlite3.Connection, customer_id: int, now: int) -> sqlite3.Row | None:
    """The live claim on a customer, if there is one: `agent`, `expires_at`."""
    row: sqlite3.Row | None = db.execute(
        "SELECT agent, expires_at FROM claim WHERE customer_id = ? AND expires_at > ?", (customer_id, now)
    ).fetchone()
    return row


def release(db: sqlite3.Connection, customer_id: int, agent: str) -> None:
    """Let a claim of this agent go."""
    db.execute("DELETE FROM claim WHERE customer_id = ? AND agent = ?", (customer_id, agent))


def release_all(db: sqlite3.Connection, agent: str) -> None:
    """Let all claims of an agent go."""
    db.execute("DELETE FROM claim WHERE agent = ?", (agent,))


def of_others(db: sqlite3.Connection, agent: str, now: int) -> dict[int, str]:
    """Customers that other agents have now, and who."""
    found = db.execute("SELECT customer_id, agent FROM claim WHERE agent <> ? AND expires_at > ?", (agent, now))
    return dict(found.fetchall())
