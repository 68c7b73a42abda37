"""Keep customers findable: after an import, and after whatever else has changed them."""

from __future__ import annotations

from dingterm.desk.session import Session
from dingterm.store import bulk, search

AT_ONCE = 2_000
"""Customers indexed in one transaction."""


def last_record(session: Session) -> int:
    """Where the source records end now, to be handed to `catch_up` later."""
    with session.store.reading() as db:
        return bulk.next_id(db, "source_record") - 1


def catch_up(session: Session, since_record: int) -> None:
    """Index the customers of records that came after `since_record`, and any that are not indexed at all."""
    with session.store.reading() as db:
        behind = search.behind(db, since_record)
    for begin in range(0, len(behind), AT_ONCE):
        with session.store.writing() as db:
            search.refresh(db, behind[begin : begin + AT_ONCE])
