"""What speaks for and against two customers being one person, asked for any two. Loads polars."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

import polars as pl

from dingterm.desk.session import Session
from dingterm.identity import explain
from dingterm.identity.one_pair import score_pair
from dingterm.identity.starting import starting_model
from dingterm.store.people import PERSON, count, people

BACKGROUND = 20_000
"""Customers whose names say how rare a name is."""


def frame(found: list[tuple[object, ...]]) -> pl.DataFrame:
    """Rows of `store.people` as what `identity` judges by."""
    schema = {name: pl.Int64 if name == "home" else pl.String for name in PERSON}
    lines = pl.col("phones", "emails").str.split("\n")
    return pl.DataFrame(found, schema=schema, orient="row").with_columns(lines)


def evidence_of(session: Session, a: int, b: int) -> tuple[float, dict[str, float]]:
    """The bits in all, and by field in words."""
    with session.store.reading() as db:
        return judged(db, a, b)


def judged(db: sqlite3.Connection, a: int, b: int) -> tuple[float, dict[str, float]]:
    """`evidence_of` on an open connection."""
    rows = frame(people(db, (a, b), BACKGROUND))
    places = [rows["home"].to_list().index(home) for home in (a, b)]
    pair = score_pair(rows, places[0], places[1], starting_model(count(db)))
    return pair["bits"], told(pair)


def told(pair: Mapping[str, Any]) -> dict[str, float]:
    """A scored pair's fields in words, with their bits."""
    parts = (part.rpartition(" ") for part in explain(pair).split(", ") if part[-1].isdigit())
    return {words: float(bits.replace("−", "-")) for words, _blank, bits in parts}
