"""After an import: find customers that are one person, merge the sure ones, ask about the doubtful. Loads polars."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from dingterm.desk import merging, searchable
from dingterm.desk.evidence import frame, told
from dingterm.desk.session import Session
from dingterm.identity import Decisions, Linked, link
from dingterm.identity.membership import MERGE
from dingterm.identity.starting import starting_model
from dingterm.store import decisions, doubts, homes, merge_log
from dingterm.store.people import people

AT_ONCE = 200
"""Merges in one transaction: an agent's own write waits no longer than that."""

Pair = tuple[int, int]


@dataclass(frozen=True)
class Resolved:
    """What a run found: customers merged into others, pairs to ask about, and its number; 0 when it merged none."""

    merged: int
    asked: int
    run: int


def resolve(session: Session) -> Resolved:
    """Look at all customers anew; what agents decided holds, and what was merged before stays so."""
    searchable.catch_up(session, searchable.last_record(session))
    with session.store.reading() as db:
        rows = frame(people(db))
        known = _decided(db)
        owners = homes.owners(db, rows["home"])
    if rows.height < 2:
        return Resolved(0, 0, 0)
    linked = link(rows.with_columns(record=pl.col("home").cast(pl.String)), known, model=starting_model(rows.height))
    evidence = _evidence(rows, linked)
    unions = list(_unions(rows, linked, owners, evidence))
    run = _merge(session, unions)
    with session.store.writing() as db:
        doubts.replace(db, _doubts(db, rows, linked, evidence))
        asked = doubts.count(db)
    return Resolved(len(unions), asked, run)


def _decided(db: sqlite3.Connection) -> Decisions:
    """What holds: agents' answers, merges that stand, and merges and splits that somebody undid or made."""
    said: dict[Pair, bool] = {}
    for row in merge_log.every(db):
        said[_pair(row["customer_id"], row["other_id"])] = (row["undone_at"] is None) == (row["action"] == MERGE)
    again = _owned(db, {pair for pair, same in said.items() if not same})
    for row in decisions.standing(db):
        said[_pair(row["a_home"], row["b_home"])] = row["verdict"] == decisions.SAME
    same = {pair for pair, one in said.items() if one}
    return Decisions(_named(same), _named(said.keys() - same - again))


def _pair(a: int, b: int) -> Pair:
    return min(a, b), max(a, b)


def _named(pairs: set[Pair]) -> frozenset[tuple[str, str]]:
    return frozenset((str(a), str(b)) for a, b in pairs if a != b)


def _owned(db: sqlite3.Connection, pairs: set[Pair]) -> set[Pair]:
    """Pairs that are one customer now in spite of an undone merge: somebody has merged them again since."""
    owners = homes.owners(db, {home for pair in pairs for home in pair})
    return {pair for pair in pairs if owners.get(pair[0]) == owners.get(pair[1])}


def _evidence(rows: pl.DataFrame, linked: Linked) -> dict[Pair, dict[str, float]]:
    """For each pair that is merged or asked about, the bits by field in words."""
    home = rows["home"]
    worth = linked.pairs.filter(pl.col("band") != "leave")
    return {(home[row["a"]], home[row["b"]]): told(row) for row in worth.iter_rows(named=True)}


def _unions(
    rows: pl.DataFrame, linked: Linked, owners: Mapping[int, int], evidence: Mapping[Pair, dict[str, float]]
) -> Iterator[merging.Union]:
    """What has to be merged so that every person found is one customer."""
    place = linked.customers["customer"].cast(pl.Int64)
    named = pl.DataFrame({"home": rows["home"], "first": rows["home"].gather(place)}).filter(
        pl.col("home") != pl.col("first")
    )
    for home, first in named.sort("first", "home").iter_rows():
        if owners[home] != owners[first]:
            reasons = evidence.get((first, home)) or evidence.get((home, first)) or {}
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
    pairs = [(rows["home"][a], rows["home"][b], bits) for a, b, bits in asked.iter_rows()]
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
