"""A draft after the agent's edits, held against the facts once more."""

from __future__ import annotations

from dingterm import clock
from dingterm.desk import draft_facts
from dingterm.desk.occasion import load_case
from dingterm.desk.session import Session
from dingterm.desk.shop import load_shop
from dingterm.replies.guard import Mark, check


def judge(session: Session, entry_id: int, text: str, language: str) -> tuple[Mark, ...]:
    """What the guard marks in a text for the customer of an entry, asked for in a language, else in their own.

    Raises:
        RecoveryError: The entry has left the queue.
        SettingsError: The shop's facts cannot be read.
    """
    case, shop = load_case(session, entry_id), load_shop(session.settings)
    facts = draft_facts.for_guard(shop, case.context, clock.now().date())
    return tuple(check(text, facts, language=language or case.occasion.languages[0]))
