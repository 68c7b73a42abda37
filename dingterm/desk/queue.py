"""The queue as an agent sees it: lanes with counts, and pages of rows."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from sqlite3 import Row

from dingterm import clock
from dingterm.desk import words
from dingterm.desk.session import Session
from dingterm.desk.views import EVERYBODY, LANES, SORTS, QueueRow, Sight
from dingterm.errors import UsageError
from dingterm.recovery import words as rules
from dingterm.safe_text import safe_text
from dingterm.store import claims, filters
from dingterm.store import queue as stored


def lane_counts(session: Session) -> dict[str, int]:
    """How many entries each lane holds; every lane is named."""
    with session.store.reading() as db:
        counts = stored.counts(db)
    return {lane: counts.get(lane, 0) for lane in LANES}


def due_count(session: Session) -> int:
    """How many entries may be written to now."""
    with session.store.reading() as db:
        return stored.due(db, clock.now_ts())


def entry_ids(session: Session, lane: str, sight: Sight = EVERYBODY, most: int = -1) -> array[int]:
    """The ids of a lane's entries: a snapshot that does not jump under the agent.

    Args:
        session: The desk.
        lane: One of `LANES`.
        sight: Which of them, in which order. A filter loads polars.
        most: How many at the most; all when negative.

    Raises:
        RecoveryError: The filter is not understood.
        UsageError: There is no such order.
    """
    if sight.sort not in ("", *SORTS):
        raise UsageError(f"The queue cannot be sorted by {sight.sort!r}. Known: {', '.join(SORTS)}.")
    order = filters.order(sight.sort or stored.usual(lane), backwards=sight.backwards)
    with session.store.reading() as db:
        return stored.ids(db, lane, order, _where(sight.text), most)


def usual_sort(lane: str) -> str:
    """What a lane is sorted by when nothing else is asked for."""
    return stored.usual(lane)


def _where(text: str) -> tuple[str, Sequence[object]]:
    if not text.strip():
        return stored.EVERY
    from dingterm.desk.filtering import where

    return where(text)


def standing_of(session: Session, entry_id: int) -> str:
    """The lane in which an entry stands.

    Raises:
        UsageError: The customer has left the queue.
    """
    with session.store.reading() as db:
        found = stored.standing(db, entry_id)
    if not found:
        raise UsageError("This customer has left the queue meanwhile. r looks again.")
    return found


def queue_rows(session: Session, ids: Sequence[int]) -> list[QueueRow]:
    """Rows for these ids, in this order; entries that are gone meanwhile are left out."""
    now = clock.now_ts()
    with session.store.reading() as db:
        rows = [queue_row(row, now) for row in stored.rows(db, ids)]
        taken = claims.of_others(db, session.agent, now)
    return [_claimed(row, taken[row.customer_id]) if row.customer_id in taken else row for row in rows]


def _claimed(row: QueueRow, agent: str) -> QueueRow:
    return replace(row, state="claimed", reason=f"{safe_text(agent)} has it")


def queue_row(row: Row, now: int) -> QueueRow:
    """A stored entry in words, at this moment."""
    state = _state(row, now)
    return QueueRow(
        id=row["id"],
        customer_id=row["customer_id"],
        lane=row["lane"],
        score=row["score"],
        customer=safe_text(row["customer"] or row["known_by"] or "no name"),
        currency=safe_text(row["currency"]),
        amount=words.money(row["total_minor"], row["currency"]),
        item_count=row["item_count"],
        age=words.span(now - row["since"]),
        step=row["step"],
        state=state,
        reason=_reason(row, state, now),
        due_at=row["due_at"],
    )


def _state(row: Row, now: int) -> str:
    if row["blocked"]:
        return "blocked"
    return "due" if row["due_at"] <= now < row["due_until"] else "waiting"


def _reason(row: Row, state: str, now: int) -> str:
    if state == "blocked":
        return rules.BLOCKED[row["reason"]]
    if state == "due":
        return ", ".join(text for text, _points in rules.parts(row["parts"])[:2]) or "due"
    if now >= row["due_until"]:
        return rules.WAITING["quiet"]
    if row["reason"] == "quiet":
        return f"{words.clock_there(row['due_at'], row['zones'])} there, in {words.span(row['due_at'] - now)}"
    if row["reason"] == "snoozed":
        return f"snoozed, back in {words.span(row['due_at'] - now)}"
    return f"{rules.ordinal(row['step'])} in {words.span(row['due_at'] - now)}"
