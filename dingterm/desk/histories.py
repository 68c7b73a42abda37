"""What was merged into a customer, by whom and why; who is found by a few words. Loads nothing heavy."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from sqlite3 import Row

from dingterm.desk import words
from dingterm.desk.pairs import evidence, households
from dingterm.desk.session import Session
from dingterm.desk.timeline import known_by, same_household, timeline
from dingterm.desk.views import Known, Moment
from dingterm.errors import UsageError
from dingterm.safe_text import safe_text
from dingterm.store import customers, homes, merge_log


@dataclass(frozen=True, slots=True)
class Found:
    """One customer that a search found; `lane` is where they stand in the queue, empty when they are not in it."""

    id: int
    name: str
    place: str
    known_by: str
    lane: str = ""
    entry_id: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log of merges; `undone` is when it was taken back, empty while it stands."""

    id: int
    at: str
    agent: str
    action: str
    customer: int
    other: int
    reason: str
    undone: str


@dataclass(frozen=True, slots=True)
class History:
    """What a customer is made of: the homes, the log, and who is linked as a household."""

    customer: int
    homes: tuple[int, ...]
    entries: tuple[Entry, ...]
    households: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One customer with all that is known of them."""

    customer: int
    name: str
    place: str
    language: str
    homes: tuple[int, ...]
    households: tuple[str, ...]
    known_by: tuple[Known, ...]
    timeline: tuple[Moment, ...]


def record(session: Session, customer: int) -> Record:
    """Everything about a customer, whoever they were merged into.

    Raises:
        UsageError: There is no such customer.
    """
    with session.store.reading() as db:
        owner = owner_of(db, customer)
        row = customers.one(db, owner)
        return Record(
            customer=owner,
            name=safe_text(row["name"] or f"customer {owner}"),
            place=safe_text(" ".join(filter(None, (row["city"], row["region"])))),
            language=safe_text(row["language"]),
            homes=tuple(homes.members(db, owner)),
            households=tuple(same_household(db, owner)),
            known_by=tuple(known_by(db, owner)),
            timeline=tuple(timeline(db, owner)),
        )


def history(session: Session, customer: int) -> History:
    """The merges and splits of a customer, newest first.

    Raises:
        UsageError: There is no such customer.
    """
    with session.store.reading() as db:
        owner = owner_of(db, customer)
        made_of = homes.members(db, owner)
        connected = merge_log.component(db, made_of)
        entries = tuple(_entry(row) for row in merge_log.of_homes(db, connected))
        return History(owner, tuple(made_of), entries, tuple(households(db, made_of)))


def owner_of(db: sqlite3.Connection, customer: int) -> int:
    """Who has what came with a customer.

    Raises:
        UsageError: There is no such customer.
    """
    found = homes.owners(db, [customer])
    if customer not in found:
        raise UsageError(f"There is no customer {customer}. `dingterm customer find WORDS` lists them.")
    return found[customer]


def _entry(row: Row) -> Entry:
    return Entry(
        id=row["id"],
        at=words.stamp(row["at"]),
        agent=safe_text(row["agent"] or "by itself"),
        action=row["action"],
        customer=row["customer_id"],
        other=row["other_id"],
        reason=evidence(json.loads(row["reasons"])),
        undone=words.stamp(row["undone_at"]) if row["undone_at"] else "",
    )
