"""What was worked out about all records of a large desk, kept until too much has come since. Loads polars."""

from __future__ import annotations

import io
import sqlite3
from dataclasses import dataclass
from typing import Any

import polars as pl

from dingterm.desk.said import Pair, Said
from dingterm.desk.session import Session
from dingterm.identity import Linked
from dingterm.identity.extending import Known, known_table
from dingterm.identity.kept import LAYOUT, kept, known_again
from dingterm.identity.rows.table import Table
from dingterm.identity.units import Units
from dingterm.store import imports, merge_log, weighings

WORTH_KEEPING = 20_000
"""Units from which on what was worked out is kept; fewer are weighed anew in about a second."""

GROWN = 0.1
"""The share of new records from which on all are weighed again: what is frequent, and with it a few answers, shifts."""


@dataclass(frozen=True)
class Whole:
    """All records weighed anew, to be kept."""

    last: int
    said: Said
    units: Units
    table: Table
    linked: Linked


@dataclass(frozen=True)
class Base:
    """All records as they were weighed last.

    Attributes:
        weighing: Its number.
        last: The last of them.
        said: What agents had said.
        touched: Homes they have said something else of since, at any time.
        known: The units, ready to be met by new ones.
        units: The number of each, by place.
        homes: Those rows of `Units.homes` whose unit or group has several homes; any other home is a unit of its own.
        same: As of `Units`.
    """

    weighing: int
    last: int
    said: Said
    touched: frozenset[int]
    known: Known
    units: pl.Series
    homes: pl.DataFrame
    same: frozenset[Pair]

    def places(self, units: pl.Series) -> pl.Series:
        """Where these units stand, those that are there."""
        return self.units.is_in(units.implode()).arg_true().cast(pl.Int32)


def keep(session: Session, whole: Whole) -> None:
    """Keep what was worked out about all records, where there are many of them."""
    if whole.units.rows.height < WORTH_KEEPING:
        return
    of_several = pl.col("home").is_in(_of_several(whole.units.homes))
    frames = kept(known_table(whole.table, whole.linked)) | {
        "homes": whole.units.homes.filter(of_several),
        "same": pl.DataFrame(list(whole.units.same), schema={"one": pl.Int64, "other": pl.Int64}, orient="row"),
    }
    with session.store.writing() as db:
        weighing, about = weighings.begin(db), _about(db, whole)
    for name, frame in frames.items():
        held = io.BytesIO()
        frame.write_ipc(held, compression="uncompressed")
        for piece in weighings.pieces(name, held.getbuffer()):
            with session.store.writing() as db:
                weighings.add(db, weighing, piece)
    with session.store.writing() as db:
        dropped = weighings.finish(db, weighing, about)
    for old in dropped:
        with session.store.writing() as db:
            weighings.drop(db, old)


def _of_several(homes: pl.DataFrame) -> pl.Series:
    """The homes that share their unit or group with another."""
    several = homes.filter((pl.len().over("group") > 1) | (pl.col("home") != pl.col("unit")))
    return several["home"].implode()


def _about(db: sqlite3.Connection, whole: Whole) -> dict[str, Any]:
    said = [[*pair, one] for pair, one in whole.said.items()]
    about = {"last": whole.last, "units": whole.units.rows.height, "said": said, "touched": []}
    return about | _state(db, whole.last)


def _state(db: sqlite3.Connection, last: int) -> dict[str, Any]:
    """What must be as it was for a weighing to hold: how values are hashed, the last record, whose records are."""
    hash_ = imports.hash_of(db, last)
    return {"layout": [LAYOUT, pl.__version__], "hash": hash_, "dropped": merge_log.dropped(db)}


def base_of(db: sqlite3.Connection) -> Base | None:
    """The last weighing of all records, if it still holds and not too much came since."""
    found = weighings.newest(db)
    if found is None:
        return None
    weighing, about = found
    state = _state(db, about["last"])
    if imports.last_record(db) - about["last"] > about["units"] * GROWN or any(
        about[name] != now for name, now in state.items()
    ):
        return None
    frames = {name: pl.read_ipc(io.BytesIO(held)) for name, held in weighings.held(db, weighing).items()}
    known = known_again(frames)
    return Base(
        weighing,
        about["last"],
        {(a, b): one for a, b, one in about["said"]},
        frozenset(about["touched"]),
        known,
        known.records.cast(pl.Int64).alias("unit"),
        frames["homes"],
        frozenset(frames["same"].iter_rows()),
    )
