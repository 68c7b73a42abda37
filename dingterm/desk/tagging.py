"""Tags that agents give customers: a word each, to filter by."""

from __future__ import annotations

import sqlite3

from dingterm import clock
from dingterm.desk.customer import entry_row
from dingterm.desk.outcomes import name_of
from dingterm.desk.session import Session
from dingterm.desk.undoing import note
from dingterm.errors import UsageError
from dingterm.safe_text import safe_text
from dingterm.store import segments

LONGEST = 30
"""Signs of a tag."""


def tag(session: Session, entry_id: int, word: str) -> str:
    """Give the customer of an entry a tag, or take it back from one who has it; a sentence.

    Args:
        session: The desk.
        entry_id: The entry of the queue.
        word: The tag, with or without a `#`.

    Raises:
        UsageError: It is no tag.
        RecoveryError: The entry has left the queue.
    """
    with session.store.writing() as db:
        entry = entry_row(db, entry_id)
        return tag_entry(session, db, entry, word, end=tag_of(word) in segments.tags(db, entry["customer_id"]))


def tag_entry(
    session: Session,
    db: sqlite3.Connection,
    entry: sqlite3.Row,
    word: str,
    bulk: int | None = None,
    *,
    end: bool = False,
) -> str:
    """`tag` inside the caller's transaction, which says whether the tag is taken away."""
    kept, now, customer = tag_of(word), clock.now_ts(), entry["customer_id"]
    if end:
        way_back = {"untagged": segments.end_tag(db, customer, kept, now)}
    else:
        way_back = {"tagged": [segments.add_tag(db, customer, kept, session.agent, now)]}
    sentence = f"{name_of(entry)} is {'no more ' if end else ''}#{kept}"
    note(session, db, "tag", entry, sentence, way_back, bulk)
    return sentence


def tag_of(word: str) -> str:
    """A tag as it is kept: small letters, hyphens for blanks.

    Raises:
        UsageError: Nothing is left of it, or it is too long.
    """
    kept = "-".join(safe_text(word).strip().lstrip("#＃").casefold().replace(",", " ").split())
    if not kept or len(kept) > LONGEST or any(sign in kept for sign in '"<>=:#'):
        raise UsageError(f"A tag is a word of at most {LONGEST} signs without quotes or colons, such as vip.")
    return kept
