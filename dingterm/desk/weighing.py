"""Weigh the records of a desk: who is one person, all of them anew or those that came since. Loads polars.

What is weighed are units of records (`identity.units`), so that it makes no difference in which order files came. A
large desk keeps what it worked out about all records; records that came since are weighed against that, together, and
not against what was made of them meanwhile. When they have become many, all are weighed again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from dingterm.desk import weighed
from dingterm.desk.facts import facts_of, holders_of
from dingterm.desk.said import Said, apart, decided, said_of
from dingterm.desk.session import Session
from dingterm.desk.weighed import Base, Whole
from dingterm.identity import Decisions, extend
from dingterm.identity.linking import link_table
from dingterm.identity.rows.table import table_of
from dingterm.identity.starting import starting_model
from dingterm.identity.units import Units, units_of
from dingterm.store import imports, people, weighings


@dataclass(frozen=True)
class Weighed:
    """Who is one person, among the homes looked at.

    Attributes:
        person: For each of them the first home of the same person.
        unit: For each of them its unit.
        pairs: Pairs of units that are asked about, merged, or said to be one: `one`, `other` (the lesser first), and
            as in `Linked.pairs`.
        afresh: The homes whose doubts are found anew; None for all.
        whole: What to keep, where all records were weighed.
    """

    person: dict[int, int]
    unit: Mapping[int, int]
    pairs: pl.DataFrame
    afresh: frozenset[int] | None = None
    whole: Whole | None = None


def weigh(session: Session) -> Weighed | None:
    """Weigh the records; None where there is nothing new to tell apart. What agents decided holds."""
    with session.store.reading() as db:
        said = said_of(db)
        base = weighed.base_of(db)
        if base is None:
            return _every(db, said)
        touched = base.touched | {home for pair, _one in said.items() ^ base.said.items() for home in pair}
        found = _since(db, base, said, touched)
    if touched != base.touched:
        with session.store.writing() as db:
            weighings.note(db, base.weighing, touched=sorted(touched))
    return found


def _every(db: sqlite3.Connection, said: Said) -> Weighed | None:
    """Weigh all records."""
    last = imports.last_record(db)
    units = units_of(facts_of(people.told(db)), apart(said))
    unit = units.rows["unit"]
    if len(unit) < 2:
        return None
    table, known = table_of(units.rows), decided(said, units.of_home, units.same)
    linked = link_table(
        table, unit.cast(pl.String).alias("record"), known, model=starting_model(len(unit)), by_name=False
    )
    person = _persons(units.homes, unit, unit.gather(linked.customers["customer"]))
    whole = Whole(last, said, units, table, linked)
    return Weighed(person, units.of_home, _worth(linked.pairs, unit, known), whole=whole)


def _since(db: sqlite3.Connection, base: Base, said: Said, touched: Iterable[int]) -> Weighed | None:
    """Weigh the records that came since a weighing, and those that agents have said something else of."""
    begun = {*people.since(db, base.last), *touched}
    if not begun:
        return None
    units = _with_company(units_of(facts_of(people.told_of(db, _in_reach(db, base, begun))), apart(said)), begun)
    own = units.homes["home"]
    gone = base.places(own).to_numpy()
    homes = pl.concat([base.homes.filter(~pl.col("home").is_in(own.implode())), units.homes])
    afresh = frozenset(own)
    same = {pair for pair in base.same if not afresh.intersection(pair)} | units.same
    known = decided(said, dict(homes.select("home", "unit").iter_rows()), same)
    model = starting_model(len(base.units) - len(gone) + units.rows.height)
    rows = units.rows.with_columns(record="unit")
    linked = extend(base.known, rows, known, gone=gone, model=model, by_name=False)
    unit = pl.concat([base.units, units.rows["unit"]])
    looked_at = unit.gather(linked.customers["row"])
    homes = _homes_of(looked_at, homes)
    person = _persons(homes, looked_at, unit.gather(linked.customers["customer"]))
    unit_of = dict(homes.select("home", "unit").iter_rows())
    return Weighed(person, unit_of, _worth(linked.pairs, unit, known), afresh)


def _with_company(units: Units, begun: Iterable[int]) -> Units:
    """The units of some homes, and of those that are one with them beyond doubt."""
    groups = units.homes.filter(pl.col("home").is_in(list(begun)))["group"]
    own = units.homes.filter(pl.col("group").is_in(groups.implode()))
    rows = units.rows.filter(pl.col("unit").is_in(own["unit"].implode()))
    held = frozenset(own["home"])
    return Units(rows, own, frozenset(pair for pair in units.same if held.issuperset(pair)))


def _in_reach(db: sqlite3.Connection, base: Base, begun: Iterable[int]) -> list[int]:
    """Homes with all those that may be one with them beyond doubt."""
    reached = [*holders_of(db, facts_of(people.told_of(db, sorted(begun)))), *begun]
    groups = base.homes.filter(pl.col("home").is_in(reached))["group"]
    company = base.homes.filter(pl.col("group").is_in(groups.implode()))["home"]
    return sorted({*reached, *company})


def _homes_of(units: pl.Series, homes: pl.DataFrame) -> pl.DataFrame:
    """The homes of units, `home` and `unit`: those that are told, and the units that are a home of their own."""
    some = homes.filter(pl.col("unit").is_in(units.implode())).select("home", "unit")
    alone = units.to_frame("home").with_columns(unit="home").join(some, on="unit", how="anti")
    return pl.concat([some, alone])


def _persons(homes: pl.DataFrame, unit: pl.Series, customer: pl.Series) -> dict[int, int]:
    """For each home (`home`, its `unit`) the first home of the same person: which `customer` each unit is."""
    named = pl.DataFrame({"unit": unit, "customer": customer})
    found = homes.join(named, on="unit").select("home", first=pl.col("home").min().over("customer"))
    return dict(found.iter_rows())


def _worth(pairs: pl.DataFrame, unit: pl.Series, known: Decisions) -> pl.DataFrame:
    """The pairs that something comes of, by the numbers of their units."""
    ends = [unit.gather(pairs[side]) for side in ("a", "b")]
    named = pairs.with_columns(one=pl.min_horizontal(*ends), other=pl.max_horizontal(*ends))
    sure = pl.DataFrame(
        [(int(a), int(b)) for a, b in known.same], schema={"one": pl.Int64, "other": pl.Int64}, orient="row"
    )
    left = named.filter(pl.col("band") == "leave").join(sure, on=["one", "other"], how="semi")
    return pl.concat([named.filter(pl.col("band") != "leave"), left])
