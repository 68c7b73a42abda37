"""What agents have said of who is one person and who is not: it holds whatever the weights say."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from dingterm.identity import Decisions
from dingterm.identity.membership import MERGE
from dingterm.store import decisions, homes, merge_log

Pair = tuple[int, int]
"""Two homes or two units, the lesser first."""

Said = Mapping[Pair, bool]
"""For pairs of homes whether they are one person."""


def said_of(db: sqlite3.Connection) -> dict[Pair, bool]:
    """Pairs of homes that agents merged, split, undid or answered: whether they are one."""
    said = {}
    for row in merge_log.by_agents(db):
        said[pair_of(row["customer_id"], row["other_id"])] = (row["undone_at"] is None) == (row["action"] == MERGE)
    for pair in _owned(db, apart(said)):
        del said[pair]
    for row in decisions.standing(db):
        said[pair_of(row["a_home"], row["b_home"])] = row["verdict"] == decisions.SAME
    return said


def apart(said: Said) -> set[Pair]:
    """The pairs that are said to be two."""
    return {pair for pair, same in said.items() if not same}


def _owned(db: sqlite3.Connection, pairs: set[Pair]) -> set[Pair]:
    """Pairs that are one customer now in spite of an undone merge: somebody has merged them again since."""
    owners = homes.owners(db, {home for pair in pairs for home in pair})
    return {pair for pair in pairs if owners.get(pair[0]) == owners.get(pair[1])}


def decided(said: Said, unit_of: Mapping[int, int], sure: Iterable[Pair]) -> Decisions:
    """What holds of units: what is sure, and over it what agents said. A home not named is a unit of its own."""
    named = dict.fromkeys(sure, True)
    for (a, b), one in said.items():
        named[pair_of(unit_of.get(a, a), unit_of.get(b, b))] = one
    same = {pair for pair, one in named.items() if one}
    return Decisions(_named(same), _named(named.keys() - same))


def _named(pairs: set[Pair]) -> frozenset[tuple[str, str]]:
    return frozenset((str(a), str(b)) for a, b in pairs if a != b)


def pair_of(a: int, b: int) -> Pair:
    """Two as a pair."""
    return min(a, b), max(a, b)
