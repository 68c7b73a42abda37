"""Make two customers one, take one out again, undo either at any time. Loads polars."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from dingterm import clock
from dingterm.desk import planning
from dingterm.desk.session import Session
from dingterm.errors import StoreError, UsageError
from dingterm.identity.best_record import RECORD, best_records
from dingterm.identity.membership import DROP, MERGE, SPLIT, Step, groups
from dingterm.store import customer_records, decisions, events, homes, merge_log, messages, search


@dataclass(frozen=True)
class Regrouped:
    """What a merge, a split or an undo did.

    Attributes:
        entries: The entries of the log that it made or undid.
        customers: The customers whose rows changed hands, as they are now.
        conflicts: What could not be told apart by itself, a sentence each.
    """

    entries: tuple[int, ...]
    customers: tuple[int, ...]
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Union:
    """Two customers that are one person, and the evidence in bits by field."""

    customer: int
    other: int
    reasons: Mapping[str, Any]


def merge(session: Session, customer: int, other: int, reasons: Mapping[str, Any] | None = None) -> Regrouped:
    """Make two customers one; the first keeps its id.

    Raises:
        UsageError: They are one customer already, or one of them is not there.
    """
    with session.store.writing() as db:
        keeps, joins = _owner(db, customer), _owner(db, other)
        if keeps == joins:
            raise UsageError(f"{customer} and {other} are one customer already. Nothing was changed.")
        return merge_all(session, db, [Union(keeps, joins, reasons or {})])


def merge_all(
    session: Session, db: sqlite3.Connection, unions: Sequence[Union], run: int | None = None, agent: str | None = None
) -> Regrouped:
    """Merge many pairs inside the caller's transaction; `run` groups them, what is one already is logged too."""
    now, who = clock.now_ts(), session.agent if agent is None else agent
    entries = [merge_log.add(db, now, who, MERGE, one.customer, one.other, dict(one.reasons), run) for one in unions]
    touched = regroup(db, (home for one in unions for home in (one.customer, one.other)))
    events.log(db, now, who, "merge", entries=entries, run=run)
    planning.replan(session, db, touched)
    return Regrouped(tuple(entries), tuple(touched))


def split(session: Session, home: int) -> Regrouped:
    """Take what came with one customer out of the customer it was merged into; no later run joins them.

    Raises:
        UsageError: It is a customer of its own already.
    """
    with session.store.writing() as db:
        return part(session, db, home)


def part(session: Session, db: sqlite3.Connection, home: int) -> Regrouped:
    """`split` inside the caller's transaction."""
    rest = next((one for one in homes.members(db, _owner(db, home)) if one != home), home)
    done = take_out(session, db, home)
    decisions.add(db, clock.now_ts(), session.agent, decisions.DIFFERENT, home, rest, done.entries[0])
    return done


def take_out(session: Session, db: sqlite3.Connection, home: int) -> Regrouped:
    """Take a home out of its person inside the caller's transaction; whoever asks for it says why."""
    now, owner = clock.now_ts(), _owner(db, home)
    if len(homes.members(db, owner)) == 1:
        raise UsageError(f"Customer {home} is not merged with another. Nothing was changed.")
    conflicts = _conflicts(db, [home], owner)
    for said in decisions.about(db, [home]):
        if said["verdict"] == decisions.SAME:
            decisions.undo(db, said["id"], now)
    entry = merge_log.add(db, now, session.agent, SPLIT, owner, home, {})
    touched = regroup(db, [owner, home])
    events.log(db, now, session.agent, "split", owner, entries=[entry])
    planning.replan(session, db, touched)
    return Regrouped((entry,), tuple(touched), conflicts)


def undo(session: Session, entries: Iterable[int]) -> Regrouped:
    """Undo entries of the log; what was logged since goes back with the cart it was about.

    Raises:
        UsageError: All are undone already, or there is no such entry.
    """
    with session.store.writing() as db:
        return undo_entries(session, db, entries)


def _entry(db: sqlite3.Connection, entry: int) -> sqlite3.Row:
    try:
        return merge_log.one(db, entry)
    except StoreError as error:
        raise UsageError(
            f"There is no entry {entry}. `dingterm customer history ID` lists those of a customer."
        ) from error


def undo_entries(
    session: Session, db: sqlite3.Connection, entries: Iterable[int], agent: str | None = None
) -> Regrouped:
    """`undo` inside the caller's transaction; without an agent's name it is a run that has found better."""
    now, who = clock.now_ts(), session.agent if agent is None else agent
    stand = [row for row in (_entry(db, one) for one in entries) if row["undone_at"] is None]
    if not stand:
        raise UsageError("That is undone already. Nothing was changed.")
    named = [home for row in stand for home in (row["customer_id"], row["other_id"])]
    before = homes.owners(db, named)
    conflicts = tuple(one for owner in sorted(set(before.values())) for one in _conflicts(db, named, owner))
    undone = [row["id"] for row in stand]
    merge_log.undo(db, (row["id"] for row in stand if row["action"] != DROP), now, who)
    touched = regroup(db, named)
    if dropped := [row for row in reversed(stand) if row["action"] == DROP]:
        for row in dropped:
            _rejoin(session, db, row)
            merge_log.undo(db, [row["id"]], now, who)
        touched = regroup(db, named)
    events.log(db, now, who, "unmerge", entries=undone)
    planning.replan(session, db, touched)
    return Regrouped(tuple(undone), tuple(touched), conflicts)


def undo_run(session: Session, run: int) -> Regrouped:
    """Undo everything that one run merged and that still stands.

    Raises:
        UsageError: Nothing of it stands.
    """
    with session.store.reading() as db:
        entries = [row["id"] for row in merge_log.of_run(db, run)]
    if not entries:
        raise UsageError(f"Nothing of run {run} stands. `dingterm customer history` lists what does.")
    return undo(session, entries)


def regroup(db: sqlite3.Connection, named: Iterable[int]) -> list[int]:
    """Work out anew who is one person among these homes and all connected with them; returns the customers touched."""
    before = homes.owners(db, merge_log.component(db, named))
    connected = list(before)
    steps = [Step(row["action"], row["customer_id"], row["other_id"]) for row in merge_log.standing(db, connected)]
    people = groups(connected, steps)
    originals = customer_records.originals(db, connected)
    after = {home: person for person, members in people.items() for home in members}
    homes.move(db, {home: owner for home, owner in after.items() if before[home] != owner})
    several = {person: members for person, members in people.items() if len(members) > 1}
    customer_records.restore(db, {home: originals[home] for home in connected if home not in several})
    customer_records.compose(db, _composed(db, several, originals))
    touched = sorted({*after.values(), *before.values()})
    search.refresh(db, touched)
    return touched


def _composed(
    db: sqlite3.Connection, people: Mapping[int, tuple[int, ...]], originals: Mapping[int, dict[str, Any]]
) -> dict[int, tuple[dict[str, Any], dict[str, Any]]]:
    if not people:
        return {}
    ordered = customer_records.ordered_at(db, (home for members in people.values() for home in members))
    rows = [
        {"person": person, "home": home, "ordered_at": ordered[home]} | originals[home]
        for person, members in people.items() for home in members
    ]  # fmt: skip
    best = best_records(pl.DataFrame(rows, schema=RECORD))
    return {row["person"]: (originals[row["person"]], row) for row in best.iter_rows(named=True)}


def _owner(db: sqlite3.Connection, customer: int) -> int:
    if customer not in (found := homes.owners(db, [customer])):
        raise UsageError(f"There is no customer {customer}. `dingterm customer find WORDS` lists them.")
    return found[customer]


def _rejoin(session: Session, db: sqlite3.Connection, entry: sqlite3.Row) -> None:
    from dingterm.desk.parting import rejoin

    rejoin(session, db, entry)


def _conflicts(db: sqlite3.Connection, leaving: Iterable[int], owner: int) -> tuple[str, ...]:
    """What was written while they were one and names no cart: it stays, and is said."""
    since = min((row["at"] for row in merge_log.of_homes(db, leaving) if row["action"] == MERGE), default=0)
    stays = [row for row in messages.of_customer(db, owner) if row["at"] >= since and row["home_id"] is None]
    return _stay([row for row in stays if row["cart_id"] is None], owner)


def loose(db: sqlite3.Connection, home: int, owner: int) -> tuple[str, ...]:
    """What names no cart and so goes with no record: it stays, and is said."""
    own = [row for row in messages.of_customer(db, owner) if (row["home_id"] or owner) == home]
    return _stay([row for row in own if row["cart_id"] is None], owner)


def _stay(rows: Sequence[sqlite3.Row], owner: int) -> tuple[str, ...]:
    if not rows:
        return ()
    many = "1 message that names no cart was" if len(rows) == 1 else f"{len(rows)} messages that name no cart were"
    return (f"{many} written while they were one: with customer {owner} as before.",)
