"""Taking back what an agent did last, whatever it was: a contact, an answer, an outcome, a snooze, a rule set aside."""

from __future__ import annotations

import json
import sqlite3

from dingterm import clock
from dingterm.desk.session import Session
from dingterm.desk.views import Undone
from dingterm.errors import RecoveryError
from dingterm.store import deeds, events, homes, queue

UNPLANNED = ("note", "tag")
"""Deeds that change nobody's place in the queue."""

STAYS = ", but the opt-out heard in it stays. If it was not theirs: dingterm optout lift --mistake"
"""An opt-out is lifted only by an act that is about nothing else."""


def note(
    session: Session,
    db: sqlite3.Connection,
    kind: str,
    entry: sqlite3.Row,
    sentence: str,
    way_back: deeds.WayBack,
    bulk: int | None = None,
) -> None:
    """Note a deed about the customer of an entry, in the audit log too, and work their entry out anew.

    Args:
        session: The desk.
        db: The transaction.
        kind: What was done.
        entry: Of the queue, as it was before.
        sentence: What was done, in words.
        way_back: What undoing puts back.
        bulk: A number that deeds to be taken back together share (`deeds.new_bulk`); whoever does them plans once.
    """
    from dingterm.desk import planning

    now, customer = clock.now_ts(), entry["customer_id"]
    deed = deeds.add(db, now, session.agent, kind, customer, sentence, way_back, bulk)
    events.log(db, now, session.agent, kind, customer, entry["cart_id"], deed=deed, said=sentence, rows=way_back)
    if kind not in UNPLANNED and bulk is None:
        planning.replan(session, db, [customer])


def undo(session: Session) -> Undone:
    """Take back this agent's last deed, with all that was done in bulk with it.

    Raises:
        RecoveryError: There is none.
    """
    from dingterm.desk import planning

    now = clock.now_ts()
    with session.store.writing() as db:
        found = deeds.last(db, session.agent)
        if not found:
            raise RecoveryError("There is no contact of yours to take back, and nothing else you did.")
        for deed in found:
            deeds.undo(db, deed, now)
            events.log(db, now, session.agent, "undo", deed["customer_id"], deed=deed["id"], of=deed["kind"])
        whose = [homes.owner(db, deed["customer_id"]) for deed in found]
        planning.replan(session, db, whose)
        entry = queue.of_customer(db, whose[0])
        lane = queue.standing(db, entry) if entry is not None else ""
    many = f" and {len(found) - 1} more" if len(found) > 1 else ""
    stays = STAYS if any("opted_out" in json.loads(deed["way_back"]) for deed in found) else ""
    return Undone(entry, lane, f"{found[0]['sentence']}{many}: taken back{stays}")
