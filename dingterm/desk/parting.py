"""Take one source record out of a customer, with all that came in it; undoing gives it back. Loads polars."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from dingterm import clock
from dingterm.desk import merging, people, planning
from dingterm.desk.facts import facts_of
from dingterm.desk.merging import Regrouped
from dingterm.desk.session import Session
from dingterm.errors import UsageError
from dingterm.identity.membership import DROP
from dingterm.store import customer_records, decisions, events, homes, merge_log, parted

KINDS = {"phones": "phone", "others": "phone", "emails": "email"}


def drop_record(session: Session, record: int) -> Regrouped:
    """Take a record out of its customer, to be one of its own; no later run puts it back.

    Raises:
        UsageError: It is all there is of its customer, or tells of no person.
    """
    with session.store.writing() as db:
        row = db.execute("SELECT * FROM source_record WHERE id = ?", (record,)).fetchone()
        if row is None or row["told"] is None:
            raise UsageError(f"There is no record {record}. `dingterm customer show` lists those of a customer.")
        home = row["home_id"] or row["customer_id"]
        if len(parted.records(db, home)) == 1:
            return merging.part(session, db, home)
        return _part(session, db, record, home)


def _part(session: Session, db: sqlite3.Connection, record: int, home: int) -> Regrouped:
    now, owner = clock.now_ts(), homes.owner(db, home)
    told = {row["id"]: row["told"] for row in parted.records(db, home)}
    own, shared = _known(told, record)
    before, seen = customer_records.originals(db, [home])[home], parted.sources(db, home, record)
    conflicts = merging.loose(db, home, owner)
    new = parted.leave(db, record, home, own, shared)
    entry = merge_log.add(db, now, session.agent, DROP, home, new, {})
    after = _without(before, told, record)
    customer_records.restore(db, {home: after, new: _alone(told[record], after)})
    parted.keep(db, entry, record, before, after, seen)
    decisions.add(db, now, session.agent, decisions.DIFFERENT, new, home, entry)
    touched = merging.regroup(db, [home, new])
    events.log(db, now, session.agent, "drop", owner, entries=[entry], record=record)
    planning.replan(session, db, touched)
    return Regrouped((entry,), tuple(touched), conflicts)


def _known(told: Mapping[int, str], record: int) -> tuple[list[str], dict[str, int]]:
    """The identifiers of a record, `kind value`: those it alone tells, and those another tells too."""
    others: dict[str, int] = {}
    for one in told:
        if one != record:
            for known in _identifiers(told[one]):
                others.setdefault(known, one)
    mine = list(dict.fromkeys(_identifiers(told[record])))
    return [one for one in mine if one not in others], {one: others[one] for one in mine if one in others}


def _identifiers(told: str) -> Iterator[str]:
    facts = facts_of([(0, told)]).row(0, named=True)
    for name, kind in KINDS.items():
        yield from (f"{kind} {value}" for value in facts[name] or ())
    if facts["shop_id"]:
        yield f"shop_id {facts['shop_id']}"


def _without(before: Mapping[str, Any], told: Mapping[int, str], record: int) -> dict[str, Any]:
    """A home's own record without what only this record told."""
    mine = _said(told[record])
    others = [_said(text) for one, text in told.items() if one != record]
    left = dict(before)
    for name in customer_records.FIELDS:
        known = [one[name] for one in others if one[name] not in ("", None)]
        if before[name] == mine[name] and before[name] not in known:
            left[name] = known[0] if known else (None if name == "consent" else "")
    return left


def _alone(told: str, like: Mapping[str, Any]) -> dict[str, Any]:
    return {**like, **_said(told)}


def _said(told: str) -> dict[str, Any]:
    """What a record tells, as a customer's own record has it."""
    facts = facts_of([(0, told)])
    zones = people.zones_of(facts["phones"].list.first(), facts["region"])
    row = facts.with_columns(zones, pl.col("consent").cast(pl.Int64)).row(0, named=True)
    return {name: row[name] if name == "consent" else row[name] or "" for name in customer_records.FIELDS}


def rejoin(session: Session, db: sqlite3.Connection, entry: sqlite3.Row) -> None:
    """Undo a drop inside the caller's transaction: the record is where it was, with what has come to it since.

    Raises:
        UsageError: The record's own customer was merged since, or a record was taken out of it.
    """
    home, new = entry["customer_id"], entry["other_id"]
    since = [row for row in merge_log.of_homes(db, [new]) if row["undone_at"] is None and row["id"] != entry["id"]]
    if by_agents := [row["id"] for row in since if row["agent"]]:
        raise UsageError(f"Customer {new} was changed since: undo entry {by_agents[0]} first. Nothing was changed.")
    now = clock.now_ts()
    if since:
        merge_log.undo(db, [row["id"] for row in since], now, "")
        merging.regroup(db, [new])
    record, before, after, seen = parted.noted(db, entry["id"])
    original = customer_records.originals(db, [home])[home]
    kept = {name: before[name] for name in customer_records.FIELDS if original[name] == after[name]}
    parted.come_back(db, new, home, homes.owner(db, home), record, seen)
    customer_records.restore(db, {home: original | kept})
    for said in decisions.of_merge(db, entry["id"]):
        decisions.undo(db, said["id"], now)
