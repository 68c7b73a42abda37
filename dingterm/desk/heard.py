"""What customers wrote, heard in code: who asks for no more messages gets none."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from dingterm import clock
from dingterm.desk.customer import entry_row
from dingterm.desk.outcomes import name_of
from dingterm.desk.session import Session
from dingterm.desk.undoing import note
from dingterm.errors import UsageError
from dingterm.safe_text import safe_text
from dingterm.store import events, homes, messages, opt_outs

OPT_OUT, LIFTED = "opt-out", "opt-out lifted"

Said = tuple[int, str]
"""When, in epoch seconds, and what."""


@dataclass(frozen=True)
class Answer:
    """An answer that was kept; `heard` is `OPT_OUT`, `LIFTED` or empty."""

    message: int
    heard: str
    sentence: str


def ending(session: Session, text: str) -> str:
    """The line of a customer's words that asks for no more messages; nothing where none does.

    People send several messages in a row, pasted as lines: each counts by itself.
    """
    return str(session.rules.ask("ending", text))


def hear(session: Session, db: sqlite3.Connection, customer_id: int, said: Sequence[Said]) -> str:
    """Apply what a customer's own words ask for, the last of them counting, inside the caller's transaction.

    Args:
        session: The desk.
        db: The transaction.
        customer_id: Who wrote.
        said: Only what the customer wrote: shops write "reply STOP" themselves.
    """
    return _heard(session, db, customer_id, said)[0]


def _heard(
    session: Session, db: sqlite3.Connection, customer_id: int, said: Sequence[Said]
) -> tuple[str, dict[str, list[int]]]:
    """What was asked for, and what undoing puts back."""
    asked = session.rules.ask("asked", said)
    if not asked:
        return "", {}
    (last,) = asked
    changed = _opt_out(db, customer_id, last) if last["out"] else opt_outs.lift(db, customer_id, last["at"])
    if not changed:
        return "", {}
    kind = OPT_OUT if last["out"] else LIFTED
    events.log(db, clock.now_ts(), session.agent, kind, customer_id, words=safe_text(last["text"], lines=True))
    return kind, {"opted_out" if last["out"] else "lifted": changed}


def record_answer(session: Session, entry_id: int, words: str) -> Answer:
    """Keep what the customer of an entry answered; the entry moves to the lane of those who replied.

    Raises:
        UsageError: There are no words.
        RecoveryError: The entry has left the queue.
    """
    text = safe_text(words, lines=True).strip()
    if not text:
        raise UsageError("There are no words of the customer's. Give them, in quotes.")
    now = clock.now_ts()
    with session.store.writing() as db:
        entry = entry_row(db, entry_id)
        row = messages.BLANK | {
            "customer_id": entry["customer_id"],
            "cart_id": entry["cart_id"],
            "at": now,
            "direction": "in",
            "text": text,
            "channel": session.settings.channel,
            "account": session.settings.account,
            "source": "desk",
        }
        message = messages.add_one(db, tuple(row.values()))
        homes.settle_message(db, message)
        heard, changed = _heard(session, db, entry["customer_id"], [(now, line) for line in text.splitlines()])
        name = name_of(entry)
        note(session, db, "answer", entry, f"The answer of {name}", {"message": [message], **changed})
    follows = {
        OPT_OUT: f"; {name} asked for no more messages and gets none",
        LIFTED: f"; {name} may be written to again",
    }
    return Answer(message, heard, f"The answer of {name} is kept{follows.get(heard, '')}")


def _opt_out(db: sqlite3.Connection, customer_id: int, said: dict[str, object]) -> list[int]:
    if opt_outs.stands(db, customer_id):
        return []
    return opt_outs.add(db, customer_id, str(said["text"]), int(str(said["at"])))
