"""Say whether two customers are one person; every answer is kept, honoured by later runs, and can be taken back."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dingterm import clock
from dingterm.desk.pairs import known_pair
from dingterm.desk.session import Session
from dingterm.errors import RecoveryError, UsageError
from dingterm.identity.membership import MERGE
from dingterm.store import customers, decisions, doubts, events, homes, merge_log

if TYPE_CHECKING:
    from dingterm.desk.merging import Regrouped

LATER = "later"
OUT = "What was taken out is back where it was"
VERDICTS = (decisions.SAME, decisions.DIFFERENT, decisions.HOUSEHOLD)

_SAID = {
    decisions.SAME: "{a} and {b} are one customer now",
    decisions.DIFFERENT: "{a} and {b} stay two customers",
    decisions.HOUSEHOLD: "{a} and {b} are linked as one household",
}


@dataclass(frozen=True)
class Decided:
    """An answer that was kept, and a sentence about it."""

    decision: int
    sentence: str


def decide(session: Session, a: int, b: int, verdict: str) -> Decided:
    """Keep an answer: `same` merges, `different` and `household` keep apart, also in later runs.

    Raises:
        UsageError: The answer is none of `VERDICTS`, or the customers are not there.
    """
    if verdict not in VERDICTS:
        raise UsageError(f"{verdict!r} is no answer. Say one of {', '.join(VERDICTS)}.")
    known_pair(session, a, b)
    now = clock.now_ts()
    with session.store.writing() as db:
        names = {"a": _name(db, a), "b": _name(db, b)}
        done = _merged(session, db, a, b) if verdict == decisions.SAME else _parted(session, db, a, b)
        decision = decisions.add(db, now, session.agent, verdict, a, b, done.entries[0] if done else None)
        doubts.answer(db, a, b, decision)
        events.log(db, now, session.agent, "decision", homes.owner(db, a), verdict=verdict, decision=decision, other=b)
    return Decided(decision, _with(_SAID[verdict].format(**names), done.conflicts if done else ()))


def put_off(session: Session, a: int, b: int) -> None:
    """Ask about a pair again after all others."""
    with session.store.writing() as db:
        doubts.later(db, a, b, clock.now_ts())


def undo_decision(session: Session, decision: int | None = None) -> Decided:
    """Take an answer back, this agent's last one when none is named; what it merged or took out is undone.

    Raises:
        RecoveryError: There is none to take back.
    """
    from dingterm.desk import merging

    now = clock.now_ts()
    with session.store.writing() as db:
        row = decisions.one(db, decision) if decision else decisions.last_by(db, session.agent)
        if row is None or not decisions.undo(db, row["id"], now):
            raise RecoveryError("There is no answer of yours to take back.")
        doubts.reopen(db, row["id"])
        entry = None if row["merge_id"] is None else merge_log.one(db, row["merge_id"])
        conflicts: tuple[str, ...] = ()
        if entry is not None and entry["undone_at"] is None:
            conflicts = merging.undo_entries(session, db, [entry["id"]]).conflicts
        events.log(db, now, session.agent, "undecided", decision=row["id"])
    out = entry is not None and entry["action"] != MERGE
    said = OUT if out else f"The answer “{row['verdict']}” was taken back"
    return Decided(row["id"], _with(said, conflicts))


def _with(sentence: str, conflicts: tuple[str, ...]) -> str:
    return ". ".join((sentence, *conflicts)).rstrip(".")


def _merged(session: Session, db: sqlite3.Connection, a: int, b: int) -> Regrouped | None:
    from dingterm.desk import merging
    from dingterm.desk.evidence import judged

    keeps, joins = homes.owner(db, a), homes.owner(db, b)
    if keeps == joins:
        return None
    doubt = doubts.one(db, a, b)
    reasons = json.loads(doubt["fields"]) if doubt else judged(db, a, b)[1]
    return merging.merge_all(session, db, [merging.Union(keeps, joins, reasons)])


def _parted(session: Session, db: sqlite3.Connection, a: int, b: int) -> Regrouped | None:
    from dingterm.desk import merging

    if homes.owner(db, a) != homes.owner(db, b):
        return None
    return merging.take_out(session, db, b)


def _name(db: sqlite3.Connection, home: int) -> str:
    return customers.one(db, home)["name"] or f"customer {home}"
