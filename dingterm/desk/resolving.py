"""After an import: find customers that are one person, merge the sure ones, ask about the doubtful. Loads polars."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import polars as pl

from dingterm.desk import merging, searchable
from dingterm.desk.evidence import told
from dingterm.desk.facts import facts_of
from dingterm.desk.session import Session
from dingterm.identity import Decisions, Linked, link
from dingterm.identity.membership import MERGE
from dingterm.identity.starting import starting_model
from dingterm.identity.units import Units, units_of
from dingterm.store import decisions, doubts, homes, merge_log, people

AT_ONCE = 200
"""Merges in one transaction: an agent's own write waits no longer than that."""

Pair = tuple[int, int]


@dataclass(frozen=True)
class Resolved:
    """What a run found: customers merged into others, pairs to ask about, and its number; 0 when it merged none."""

    merged: int
    asked: int
    run: int


def resolve(session: Session, since_record: int | None = None) -> Resolved:
    """Look at all records anew. What agents decided holds; what an earlier run merged stands while it is still found.

    What is weighed are units of records (`identity.units`), so that it makes no difference in which order files came.
    Meanwhile customers are made findable on another thread, which needs the database alone.

    Args:
        session: The desk.
        since_record: The last source record whose customer is findable as it is; those of all records when none.
    """
    last = searchable.last_record(session) if since_record is None else since_record
    with ThreadPoolExecutor(1) as aside:
        findable = aside.submit(searchable.catch_up, session, last)
        found = _found(session)
        findable.result()
    return _settled(session, found) if found else Resolved(0, 0, 0)


@dataclass(frozen=True)
class _Found:
    """Who is one person: what was weighed, what was linked, what was known before, and the first home of each home."""

    units: Units
    linked: Linked
    known: Decisions
    person: dict[int, int]


def _found(session: Session) -> _Found | None:
    with session.store.reading() as db:
        said = _said(db)
        units = units_of(facts_of(people.told(db)), {pair for pair, same in said.items() if not same})
        known = _decided(said, units)
    if units.rows.height < 2:
        return None
    rows = units.rows.with_columns(record=pl.col("unit").cast(pl.String))
    linked = link(rows, known, model=starting_model(rows.height), by_name=False)
    return _Found(units, linked, known, _persons(units, linked))


def _settled(session: Session, found: _Found) -> Resolved:
    evidence = _evidence(found.units.rows, found.linked, found.known)
    _unmerge(session, found.person)
    with session.store.reading() as db:
        owners = homes.owners(db, found.person)
    unions = list(_unions(found.person, owners, found.units.of_home, evidence))
    run = _merge(session, unions)
    with session.store.writing() as db:
        doubts.replace(db, _doubts(db, found.units.rows, found.linked, evidence))
        asked = doubts.count(db)
    return Resolved(len(unions), asked, run)


def _persons(units: Units, linked: Linked) -> dict[int, int]:
    """For each home the first home of the same person."""
    person = dict(zip(units.rows["unit"], linked.customers["customer"], strict=True))
    of_home = {home: person[unit] for home, unit in units.of_home.items()}
    first: dict[int, int] = {}
    for home in sorted(of_home):
        first.setdefault(of_home[home], home)
    return {home: first[one] for home, one in of_home.items()}


def _said(db: sqlite3.Connection) -> dict[Pair, bool]:
    """Pairs of homes that agents merged, split, undid or answered: whether they are one."""
    said = {}
    for row in merge_log.every(db):
        if row["undone_by"] if row["undone_at"] else row["agent"]:
            said[_pair(row["customer_id"], row["other_id"])] = (row["undone_at"] is None) == (row["action"] == MERGE)
    again = _owned(db, {pair for pair, same in said.items() if not same})
    for pair in again:
        del said[pair]
    for row in decisions.standing(db):
        said[_pair(row["a_home"], row["b_home"])] = row["verdict"] == decisions.SAME
    return said


def _decided(said: Mapping[Pair, bool], units: Units) -> Decisions:
    """What holds of units: what is sure, and over it what agents said."""
    named = dict.fromkeys(units.same, True)
    for (a, b), one in said.items():
        if a in units.of_home and b in units.of_home:
            named[_pair(units.of_home[a], units.of_home[b])] = one
    same = {pair for pair, one in named.items() if one}
    return Decisions(_named(same), _named(named.keys() - same))


def _pair(a: int, b: int) -> Pair:
    return min(a, b), max(a, b)


def _named(pairs: set[Pair]) -> frozenset[tuple[str, str]]:
    return frozenset((str(a), str(b)) for a, b in pairs if a != b)


def _owned(db: sqlite3.Connection, pairs: set[Pair]) -> set[Pair]:
    """Pairs that are one customer now in spite of an undone merge: somebody has merged them again since."""
    owners = homes.owners(db, {home for pair in pairs for home in pair})
    return {pair for pair in pairs if owners.get(pair[0]) == owners.get(pair[1])}


def _evidence(rows: pl.DataFrame, linked: Linked, known: Decisions) -> dict[Pair, dict[str, float]]:
    """For each pair of units that is merged or asked about, the bits by field in words."""
    home = rows["unit"]
    named = linked.pairs.with_columns(
        one=pl.min_horizontal(home.gather(linked.pairs["a"]), home.gather(linked.pairs["b"])),
        other=pl.max_horizontal(home.gather(linked.pairs["a"]), home.gather(linked.pairs["b"])),
    )
    sure = pl.DataFrame(
        [(int(a), int(b)) for a, b in known.same], schema={"one": pl.Int64, "other": pl.Int64}, orient="row"
    )
    worth = [named.filter(pl.col("band") != "leave"), named.join(sure, on=["one", "other"], how="semi")]
    return {(row["one"], row["other"]): told(row) for row in pl.concat(worth).iter_rows(named=True)}


def _unmerge(session: Session, person: Mapping[int, int]) -> None:
    """Undo what earlier runs merged and this one does not."""
    with session.store.reading() as db:
        stand = merge_log.by_runs(db)
    gone = [row["id"] for row in stand if person.get(row["customer_id"], 0) != person.get(row["other_id"], 0)]
    for begin in range(0, len(gone), AT_ONCE):
        with session.store.writing() as db:
            merging.undo_entries(session, db, gone[begin : begin + AT_ONCE], agent="")


def _unions(
    person: Mapping[int, int],
    owners: Mapping[int, int],
    unit: Mapping[int, int],
    evidence: Mapping[Pair, dict[str, float]],
) -> Iterator[merging.Union]:
    """What has to be merged so that every person found is one customer."""
    for home, first in sorted(person.items(), key=lambda pair: (pair[1], pair[0])):
        if owners[home] != owners[first]:
            reasons = evidence.get(_pair(unit[first], unit[home]), {})
            yield merging.Union(first, home, reasons)


def _merge(session: Session, unions: list[merging.Union]) -> int:
    """Merge as one run; returns its number."""
    if not unions:
        return 0
    with session.store.reading() as db:
        run = merge_log.next_run(db)
    for begin in range(0, len(unions), AT_ONCE):
        with session.store.writing() as db:
            merging.merge_all(session, db, unions[begin : begin + AT_ONCE], run, agent="")
    return run


def _doubts(
    db: sqlite3.Connection, rows: pl.DataFrame, linked: Linked, evidence: Mapping[Pair, dict[str, float]]
) -> list[tuple[object, ...]]:
    """Pairs to ask about: first those of whom both wait in the queue, for they would be written to twice."""
    asked = linked.pairs.filter(pl.col("band") == "ask").select("a", "b", "bits")
    home = rows["unit"]
    pairs = [(*_pair(home[a], home[b]), bits) for a, b, bits in asked.iter_rows()]
    owners = homes.owners(db, {home for a, b, _bits in pairs for home in (a, b)})
    queued = merge_log.queued(db, owners.values())
    return [
        (
            a,
            b,
            bits,
            json.dumps(evidence[a, b], ensure_ascii=False),
            bits + 10 * sum(owners[one] in queued for one in (a, b)),
        )
        for a, b, bits in pairs
        if owners[a] != owners[b]
    ]
