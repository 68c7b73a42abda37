"""What speaks for and against two customers being one person, asked for any two. Loads polars."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from dingterm.desk.facts import facts_of
from dingterm.desk.session import Session
from dingterm.identity import explain
from dingterm.identity.one_pair import score_pair
from dingterm.identity.starting import starting_model
from dingterm.identity.units import by_home
from dingterm.store import people

BACKGROUND = 20_000
"""Records whose names say how rare a name is."""


def evidence_of(session: Session, a: int, b: int) -> tuple[float, dict[str, float]]:
    """The bits in all, and by field in words."""
    with session.store.reading() as db:
        return judged(db, a, b)


def judged(db: sqlite3.Connection, a: int, b: int) -> tuple[float, dict[str, float]]:
    """`evidence_of` on an open connection; nothing speaks for or against a home without records."""
    records = facts_of(people.told_of(db, (a, b), BACKGROUND))
    rows = by_home(records)
    places = {home: place for place, home in enumerate(rows["unit"])}
    if a not in places or b not in places:
        return 0.0, {}
    pair = score_pair(rows, places[a], places[b], starting_model(people.count(db)))
    return pair["bits"], told(pair)


def told(pair: Mapping[str, Any]) -> dict[str, float]:
    """A scored pair's fields in words, with their bits."""
    parts = (part.rpartition(" ") for part in explain(pair).split(", ") if part[-1].isdigit())
    return {words: float(bits.replace("−", "-")) for words, _blank, bits in parts}
