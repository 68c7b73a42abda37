"""Leaving a customer alone until a moment said in words, where the customer is."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from dingterm import clock
from dingterm.desk import words
from dingterm.desk.customer import entry_row
from dingterm.desk.session import Session
from dingterm.desk.undoing import note
from dingterm.desk.views import Snoozed
from dingterm.recovery.until import moment
from dingterm.safe_text import safe_text
from dingterm.store import marks


def snooze(session: Session, entry_id: int, until: str, reason: str = "") -> Snoozed:
    """Let the customer of an entry wait; they come back by themselves.

    Args:
        session: The desk.
        entry_id: The entry of the queue.
        until: When, in words (`tomorrow 9`, `in 3 hours`, `mañana`) or ISO 8601, in the customer's time.
        reason: Why, if that is to be kept.

    Raises:
        RecoveryError: The entry has left the queue, or the moment is not understood or over.
    """
    with session.store.writing() as db:
        entry = entry_row(db, entry_id)
        return snooze_entry(session, db, entry, moment_there(entry, until), reason)


def snooze_entry(
    session: Session, db: sqlite3.Connection, entry: sqlite3.Row, until: int, reason: str, bulk: int | None = None
) -> Snoozed:
    """`snooze` until a moment in epoch seconds, inside the caller's transaction."""
    why = safe_text(reason).strip()
    way_back = put_to_sleep(session, db, entry, until, why)
    name = safe_text(entry["customer"] or entry["known_by"] or "this customer")
    sentence = f"{name} waits until {told(until, entry)}{f': {why}' if why else ''}"
    note(session, db, "snooze", entry, sentence, way_back, bulk)
    return Snoozed(entry["id"], until, sentence)


def put_to_sleep(
    session: Session, db: sqlite3.Connection, entry: sqlite3.Row, until: int, reason: str
) -> dict[str, list[object]]:
    """Snooze without a deed of its own; what undoing puts back."""
    customer = entry["customer_id"]
    before = marks.snoozed(db, customer)
    marks.snooze(db, customer, until, session.agent, clock.now_ts(), reason)
    return {"snoozed": [customer]} | ({"snooze": [list(before)]} if before else {})


def moment_there(entry: sqlite3.Row, until: str) -> int:
    """The moment that words mean where the customer of an entry is.

    Raises:
        RecoveryError: They are not understood, or the moment is over.
    """
    return moment(until, clock.now_ts(), _zone(entry["zones"]))


def understood(session: Session, entry_id: int, until: str) -> str:
    """A moment in words as it would be understood: `Wed 4 Mar 09:00 there, in 20 h`.

    Raises:
        RecoveryError: As `snooze`.
    """
    with session.store.reading() as db:
        entry = entry_row(db, entry_id)
    at = moment_there(entry, until)
    return f"{told(at, entry)}, in {words.span(at - clock.now_ts())}"


def told(at: int, entry: sqlite3.Row) -> str:
    """A moment as the customer's clock shows it."""
    there = datetime.fromtimestamp(at, UTC).astimezone(_zone(entry["zones"]))
    return f"{there:%a} {there.day} {there:%b %H:%M}{' there' if words.zones(entry['zones']) else ''}"


def _zone(stored: str) -> tzinfo | None:
    zones = words.zones(stored)
    return ZoneInfo(zones[0]) if zones else None
