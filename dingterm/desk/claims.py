"""One customer, one agent: taken when a reply is opened, let go when it is logged, on leaving, or by time."""

from __future__ import annotations

import sqlite3
from sqlite3 import Row

from dingterm import clock
from dingterm.desk import words
from dingterm.desk.customer import entry_row
from dingterm.desk.session import Session
from dingterm.errors import RecoveryError
from dingterm.safe_text import safe_text
from dingterm.store import claims

LASTS = 600
"""Seconds a claim lasts when nothing more is heard of its agent."""


def take_claim(session: Session, entry_id: int) -> None:
    """Take the customer of an entry for this agent, or renew the claim.

    Raises:
        RecoveryError: Another agent has the customer, or the entry has left the queue.
    """
    with session.store.writing() as db:
        claim_entry(session, db, entry_row(db, entry_id))


def claim_entry(session: Session, db: sqlite3.Connection, entry: Row) -> None:
    """`take_claim` inside the caller's transaction."""
    now = clock.now_ts()
    if claims.take(db, entry["customer_id"], session.agent, now, now + LASTS):
        return
    held = claims.holder(db, entry["customer_id"], now)
    if held is not None:
        who, until = safe_text(held["agent"]), words.wall_time(held["expires_at"])
        raise RecoveryError(f"{who} has this customer until {until}. Choose another.")


def release_claims(session: Session, customer_id: int | None = None) -> None:
    """Let one customer go, or all that this agent has."""
    with session.store.writing() as db:
        if customer_id is None:
            claims.release_all(db, session.agent)
        else:
            claims.release(db, customer_id, session.agent)


def taken_by_others(session: Session) -> dict[int, str]:
    """The customers that other agents have now, and who."""
    with session.store.reading() as db:
        return {one: safe_text(agent) for one, agent in claims.of_others(db, session.agent, clock.now_ts()).items()}
