"""What is done to several customers at once: one transaction, one plan, one undo."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dingterm import clock
from dingterm.desk.outcomes import KINDS, WORDED, mark_entry, name_of
from dingterm.desk.session import Session
from dingterm.desk.snoozing import moment_there, snooze_entry
from dingterm.desk.tagging import tag_entry, tag_of
from dingterm.errors import RecoveryError, UsageError
from dingterm.safe_text import safe_text
from dingterm.store import claims, deeds, queue

MOST = 2_000
"""Customers at once: the database belongs to this agent alone meanwhile, for about a second."""

ALONE = ("wrong-number",)
"""What can only be said of one customer."""


@dataclass(frozen=True)
class Many:
    """What was done.

    Attributes:
        done: How many customers it was done to.
        left: Those it could not be done to: name and reason.
        sentence: All of it in words.
    """

    done: int
    left: tuple[tuple[str, str], ...]
    sentence: str


Deed = Callable[[sqlite3.Connection, sqlite3.Row, int], str]
"""Does it to one entry inside a transaction, as part of a bulk; a sentence."""


def snooze_many(session: Session, entry_ids: Sequence[int], until: str, reason: str = "") -> Many:
    """Let customers wait until a moment in words, each by their own clock.

    Raises:
        UsageError: Nobody or too many were chosen.
        RecoveryError: The moment is not understood, or nobody of them can be snoozed.
    """

    def snoozed(db: sqlite3.Connection, entry: sqlite3.Row, bulk: int) -> str:
        return snooze_entry(session, db, entry, moment_there(entry, until), reason, bulk).sentence

    return _each(session, entry_ids, f"until {until}, where they are", snoozed)


def mark_many(session: Session, entry_ids: Sequence[int], kind: str, text: str = "", until: str = "") -> Many:
    """Say the same of customers: a key of `outcomes.KINDS`.

    Raises:
        UsageError: There is no such kind, it can only be said of one, words are missing, nobody or too many chosen.
        RecoveryError: It can be said of none of them.
    """
    if kind not in KINDS or kind in ALONE:
        raise UsageError(f"{kind!r} cannot be said of several customers at once.")
    said = safe_text(text, lines=True).strip()
    if kind in WORDED and not said:
        raise UsageError(f"Marking as {kind} needs words. {WORDED[kind]}.")

    def marked(db: sqlite3.Connection, entry: sqlite3.Row, bulk: int) -> str:
        return mark_entry(session, db, entry, kind, said, until, bulk).sentence

    return _each(session, entry_ids, KINDS[kind], marked)


def tag_many(session: Session, entry_ids: Sequence[int], word: str) -> Many:
    """Give customers a tag; raises as `tagging.tag`."""
    kept = tag_of(word)

    def tagged(db: sqlite3.Connection, entry: sqlite3.Row, bulk: int) -> str:
        return tag_entry(session, db, entry, kept, bulk)

    return _each(session, entry_ids, f"#{kept}", tagged)


def _each(session: Session, entry_ids: Sequence[int], what: str, deed: Deed) -> Many:
    if not 0 < len(entry_ids) <= MOST:
        raise UsageError(f"{len(entry_ids):,} customers are marked. Mark 1 to {MOST:,}: a filter chooses them.")
    from dingterm.desk import planning

    first, done, left = "", [], []
    with session.store.writing() as db:
        bulk, taken = deeds.new_bulk(db), claims.of_others(db, session.agent, clock.now_ts())
        for entry in queue.rows(db, entry_ids):
            try:
                _free(entry, taken)
                first = deed(db, entry, bulk) or first
                done.append(entry["customer_id"])
            except RecoveryError as error:
                left.append((name_of(entry), error.sentence))
        if not done:
            raise RecoveryError(left[0][1] if left else "They have all left the queue meanwhile. r looks again.")
        planning.replan(session, db, done)
    sentence = first if len(done) == 1 else f"{len(done):,} customers: {what}"
    if left:
        sentence += f"; {len(left):,} left as they were: {left[0][0]}: {left[0][1]}".rstrip(".")
    return Many(len(done), tuple(left), sentence)


def _free(entry: sqlite3.Row, taken: dict[int, str]) -> None:
    if agent := taken.get(entry["customer_id"]):
        raise RecoveryError(f"{safe_text(agent)} has this customer now.")
