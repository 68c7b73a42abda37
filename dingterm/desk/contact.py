"""Handing a reply over: copy it, log the contact."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from sqlite3 import Connection, Row

from dingterm import clock
from dingterm.delivery.clipboard import Delivered, copy
from dingterm.delivery.handoff import write_text_file
from dingterm.desk.claims import claim_entry
from dingterm.desk.customer import entry_row
from dingterm.desk.session import Session
from dingterm.desk.undoing import note
from dingterm.desk.views import Contacted, Reply
from dingterm.errors import RecoveryError
from dingterm.recovery.words import BLOCKED, ENDED, FINAL, ordinal
from dingterm.replies.context import GAP
from dingterm.safe_text import safe_text
from dingterm.store import claims, homes, messages


def check_reply(session: Session, entry_id: int, text: str) -> None:
    """Make sure that a reply may be handed over, and take its customer for this agent.

    Raises:
        RecoveryError: The entry has left the queue, its customer asked not to be written to, another agent has them, or
            the text has a gap.
    """
    if GAP in text:
        raise RecoveryError("The reply has a gap where the shop or the cart lacks something. Fill it first: e edits.")
    with session.store.writing() as db:
        entry = entry_row(db, entry_id)
        _allow(entry)
        claim_entry(session, db, entry)


def copy_text(session: Session, entry_id: int, text: str, write_terminal: Callable[[str], None]) -> Delivered:
    """Copy a reply by the route that works here; the result says what really happened.

    Raises:
        RecoveryError: The reply may not be handed over (see `check_reply`).
    """
    check_reply(session, entry_id, text)
    return copy(safe_text(text, lines=True), write_terminal=write_terminal)


def save_text(session: Session, text: str) -> Path:
    """Write a reply into a file of its own, for when no clipboard can be reached."""
    return write_text_file(safe_text(text, lines=True))


def record_contact(session: Session, entry_id: int, reply: Reply, text: str, route: str) -> Contacted:
    """Log that a reply was handed over for an entry; its cart moves to the next step.

    Args:
        session: The desk.
        entry_id: The entry of the queue.
        reply: The reply as it was filled.
        text: The text as it was copied, after the agent's edits.
        route: The clipboard route that took it, or `hand`.

    Raises:
        RecoveryError: The entry has left the queue, its customer asked not to be written to, or another agent has them
            or has written to them meanwhile.
    """
    now = clock.now_ts()
    with session.store.writing() as db:
        entry = entry_row(db, entry_id)
        _allow(entry)
        _first(db, entry, reply)
        claim_entry(session, db, entry)
        message = messages.add_one(db, _message(session, entry, reply, text, route, now))
        homes.settle_message(db, message)
        claims.release(db, entry["customer_id"], session.agent)
        contact = f"{ordinal(entry['step'])} contact with {_name(entry['customer'], entry['known_by'])}"
        note(session, db, "contact", entry, contact, {"message": [message]})
    return Contacted(message, entry_id, f"{contact} logged")


def _first(db: Connection, entry: Row, reply: Reply) -> None:
    """Refuse a contact for a step that somebody has made since the reply was filled."""
    if not reply.step or reply.step == entry["step"]:
        return
    last = messages.last_to(db, entry["customer_id"])
    who = safe_text(last["agent"]) if last else "Somebody"
    name = _name(entry["customer"], entry["known_by"])
    raise RecoveryError(f"{who} wrote to {name} meanwhile: this contact is not logged. Don’t send the text.")


def _allow(entry: Row) -> None:
    if entry["reason"] in FINAL:
        name = _name(entry["customer"], entry["known_by"])
        raise RecoveryError(f"{name} {BLOCKED[entry['reason']]}. That is final: choose another customer.")
    if entry["reason"] in ENDED:
        name = _name(entry["customer"], entry["known_by"])
        raise RecoveryError(f"{name}: {BLOCKED[entry['reason']]}. Choose another customer.")


def _message(session: Session, entry: Row, reply: Reply, text: str, route: str, now: int) -> tuple[object, ...]:
    settings = session.settings
    known = {
        "customer_id": entry["customer_id"],
        "cart_id": entry["cart_id"],
        "at": now,
        "direction": "out",
        "origin": reply.origin,
        "template_id": reply.template_id,
        "wording": reply.wording,
        "lane": entry["lane"],
        "step": entry["step"],
        "language": reply.language,
        "text": safe_text(text, lines=True),
        "channel": settings.channel,
        "account": settings.account,
        "agent": session.agent,
        "route": route,
    }
    return tuple((messages.BLANK | known).values())


def _name(name: str | None, otherwise: str | None) -> str:
    return safe_text(name or otherwise or "this customer")
