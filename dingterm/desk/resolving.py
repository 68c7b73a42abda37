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
from dingterm.desk.said import Pair
from dingterm.desk.session import Session
from dingterm.desk.weighed import keep
from dingterm.desk.weighing import Weighed, weigh
from dingterm.store import doubts, homes, merge_log

AT_ONCE = 200
"""Merges in one transaction: an agent's own write waits no longer than that."""


@dataclass(frozen=True)
class Resolved:
    """What a run found: customers merged into others, pairs to ask about, and its number; 0 when it merged none."""

    merged: int
    asked: int
    run: int


def resolve(session: Session, since_record: int | None = None) -> Resolved:
    """Weigh the records. What agents decided holds; what an earlier run merged stands while it is still found.

    Meanwhile customers are made findable on another thread, which needs the database alone.

    Args:
        session: The desk.
        since_record: The last source record whose customer is findable as it is; those of all records when none.
    """
    last = searchable.last_record(session) if since_record is None else since_record
    with ThreadPoolExecutor(1) as aside:
        findable = aside.submit(searchable.catch_up, session, last)
        found = weigh(session)
        findable.result()
    if found:
        return _settled(session, found)
    with session.store.reading() as db:
        return Resolved(0, doubts.count(db), 0)


def _settled(session: Session, found: Weighed) -> Resolved:
    evidence = {(row["one"], row["other"]): told(row) for row in found.pairs.iter_rows(named=True)}
    _unmerge(session, found.person)
    with session.store.reading() as db:
        merged = homes.merged(db)
    unions = list(_unions(found.person, merged, found.unit, evidence))
    run = _merge(session, unions)
    with session.store.writing() as db:
        doubts.replace(db, _doubts(db, found.pairs, evidence), found.afresh)
        asked = doubts.count(db)
    if found.whole:
        keep(session, found.whole)
    return Resolved(len(unions), asked, run)


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
    merged: Mapping[int, int],
    unit: Mapping[int, int],
    evidence: Mapping[Pair, dict[str, float]],
) -> Iterator[merging.Union]:
    """What has to be merged so that every person found is one customer."""
    apart = ((home, first) for home, first in person.items() if merged.get(home, home) != merged.get(first, first))
    for home, first in sorted(apart, key=lambda pair: (pair[1], pair[0])):
        reasons = evidence.get((min(unit[first], unit[home]), max(unit[first], unit[home])), {})
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
    db: sqlite3.Connection, pairs: pl.DataFrame, evidence: Mapping[Pair, dict[str, float]]
) -> list[tuple[object, ...]]:
    """Pairs to ask about: first those of whom both wait in the queue, for they would be written to twice."""
    asked = list(pairs.filter(pl.col("band") == "ask").select("one", "other", "bits").iter_rows())
    owners = homes.owners(db, {home for a, b, _bits in asked for home in (a, b)})
    queued = merge_log.queued(db, owners.values())
    return [
        (
            a,
            b,
            bits,
            json.dumps(evidence[a, b], ensure_ascii=False),
            bits + 10 * sum(owners[one] in queued for one in (a, b)),
        )
        for a, b, bits in asked
        if owners[a] != owners[b]
    ]
