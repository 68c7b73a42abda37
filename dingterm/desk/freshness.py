"""Whether the plan has grown old. Loads nothing heavy: the desk asks at its start."""

from __future__ import annotations

from dingterm import clock
from dingterm.desk.session import Session
from dingterm.store import customers, queue

FRESH = 3600
"""Seconds after which a plan is worked out anew: scores fade as carts grow old."""

LARGE = 20_000
"""Customers from which that is bulk work."""


def is_stale(session: Session) -> bool:
    """Whether the whole queue should be worked out anew before anybody trusts its order."""
    with session.store.reading() as db:
        planned_at, _medians = queue.plan(db)
    return clock.now_ts() - planned_at >= FRESH


def is_large(session: Session) -> bool:
    """Whether so many customers are known that they are worked out in a process of its own: here it would take memory
    that the desk never gives back."""
    with session.store.reading() as db:
        return not session.demo and customers.count(db) >= LARGE


def keep_turning(session: Session) -> int:
    """Let those stand in their lane whose moment has come since, and those wait whose hours are over; how many."""
    now = clock.now_ts()
    with session.store.reading() as db:
        if not queue.turns(db, now):
            return 0
    with session.store.writing() as db:
        return queue.turn(db, now)
