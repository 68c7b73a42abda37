"""What came of it, as agents say: answered, promised, recovered, lost, wrong number, or a note."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from dingterm import clock
from dingterm.desk.customer import entry_row
from dingterm.desk.session import Session
from dingterm.desk.snoozing import moment_there, put_to_sleep, told
from dingterm.desk.undoing import note
from dingterm.errors import RecoveryError, UsageError
from dingterm.safe_text import safe_text
from dingterm.store import marks

KINDS = {
    "answered": "answered",
    "promised": "promised",
    "recovered": "is recovered",
    "lost": "is lost",
    "wrong-number": "has another number",
    "note": "has a note",
}
"""What may come of it, as said of a customer."""

WORDED = {"lost": "Why? A word or two: too expensive, bought elsewhere", "note": "What is to be known?"}
"""Those that need words, and what to ask for."""


@dataclass(frozen=True)
class Marked:
    """What was kept of a customer; `sentence` says it."""

    entry: int
    kind: str
    sentence: str


def mark(session: Session, entry_id: int, kind: str, text: str = "", until: str = "") -> Marked:
    """Keep what came of the customer of an entry.

    Args:
        session: The desk.
        entry_id: The entry of the queue.
        kind: A key of `KINDS`.
        text: Words of the agent's: why it is lost, what was promised, a note.
        until: When a promise is to be looked at again, in words, in the customer's time.

    Raises:
        UsageError: There is no such kind, or words it needs are missing.
        RecoveryError: The entry has left the queue, the moment is not understood, or there is no number to mark.
    """
    if kind not in KINDS:
        raise UsageError(f"{kind!r} is not what may come of it. Known: {', '.join(KINDS)}.")
    said = safe_text(text, lines=True).strip()
    if kind in WORDED and not said:
        raise UsageError(f"Marking as {kind} needs words. {WORDED[kind]}.")
    with session.store.writing() as db:
        return mark_entry(session, db, entry_row(db, entry_id), kind, said, until)


def mark_entry(
    session: Session,
    db: sqlite3.Connection,
    entry: sqlite3.Row,
    kind: str,
    text: str,
    until: str = "",
    bulk: int | None = None,
) -> Marked:
    """`mark` inside the caller's transaction."""
    way_back: dict[str, list[object]] = {}
    when = ""
    if kind == "promised":
        moment = moment_there(entry, until or "tomorrow")
        when = f" by {told(moment, entry)}"
        way_back |= put_to_sleep(session, db, entry, moment, f"promised: {text}".removesuffix(": "))
    if kind == "wrong-number":
        text = _wrong(db, entry, way_back)
    row = marks.add_outcome(db, entry["customer_id"], entry["cart_id"], kind, text, session.agent, clock.now_ts())
    way_back["outcome"] = [row]
    sentence = f"{name_of(entry)} {KINDS[kind]}{when}{_told(text)}"
    note(session, db, kind, entry, sentence, way_back, bulk)
    return Marked(entry["id"], kind, sentence)


def name_of(entry: sqlite3.Row) -> str:
    """The customer of an entry, as said in a sentence."""
    return safe_text(entry["customer"] or entry["known_by"] or "this customer")


def _told(text: str) -> str:
    return f": {' '.join(text.split())}" if text else ""


def _wrong(db: sqlite3.Connection, entry: sqlite3.Row, way_back: dict[str, list[object]]) -> str:
    """Mark the phone that is written to now; which one that was."""
    phone = marks.best_phone(db, entry["customer_id"])
    if phone is None:
        raise RecoveryError(f"{name_of(entry)} has no number that could be wrong.")
    way_back["verdict"] = list(marks.mark_wrong(db, entry["customer_id"], phone["value"]))
    return safe_text(phone["value"])
