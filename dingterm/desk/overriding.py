"""Setting a soft rule aside for the next contact, with a reason that is kept; never a final one."""

from __future__ import annotations

from dingterm import clock
from dingterm.desk.customer import entry_row
from dingterm.desk.outcomes import Marked, name_of
from dingterm.desk.session import Session
from dingterm.desk.undoing import note
from dingterm.errors import RecoveryError, UsageError
from dingterm.recovery.words import BLOCKED, FINAL, WAITING
from dingterm.safe_text import safe_text
from dingterm.store import marks

NOT_RULES = ("claimed", "answered")
"""Reasons that are no rule of the shop's: what another agent has stays theirs."""


def override(session: Session, entry_id: int, reason: str) -> Marked:
    """Set the rule aside that keeps the customer of an entry from being written to now.

    Raises:
        UsageError: There is no reason.
        RecoveryError: The entry has left the queue, no rule stands in the way, or one that nobody may set aside.
    """
    why = safe_text(reason).strip()
    if not why:
        raise UsageError("Setting a rule aside needs a reason. Say in a few words why.")
    with session.store.writing() as db:
        entry = entry_row(db, entry_id)
        rule = entry["reason"]
        if rule in FINAL:
            raise RecoveryError(f"{name_of(entry)} {BLOCKED[rule]}. That is final: nobody may set it aside.")
        words = (BLOCKED | WAITING).get(rule)
        if words is None or rule in NOT_RULES or not (entry["blocked"] or entry["due_at"] > clock.now_ts()):
            raise RecoveryError(f"No rule of yours keeps {name_of(entry)} from being written to now.")
        rows = marks.set_aside(db, entry["customer_id"], [rule], why, session.agent, clock.now_ts())
        sentence = f"{name_of(entry)}: the rule “{words}” is set aside: {why}"
        note(session, db, "override", entry, sentence, {"set_aside": rows})
    return Marked(entry_id, "override", sentence)
