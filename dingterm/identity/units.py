"""Records to the units that are weighed against each other: records that are one person beyond doubt are one unit.

A unit is told by its records alone, whichever came first and whatever was merged before. So what is found is the same
in whatever order files came in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from dingterm.identity.resolve import RECORD, SURE, agreeing, groups_of

BESIDE = ("address2", "street_number", "postcode")
"""What stands beside a street, and is taken from the record that the street is taken from."""

TEXTS = ("name", "given_name", "family_name", "address", *BESIDE, "city", "region", "birth_date")

FACTS = {
    "home": pl.Int64, **dict.fromkeys(TEXTS, pl.String),
    **{name: kind for name, kind in RECORD.items() if name != "name"}, "others": pl.List(pl.String),
}  # fmt: skip
"""What a record tells of a person, and its home, the customer it came to; null for what is unknown.

`others` are phones that are no numbers as they stand: weak evidence, and never a key.
"""

Pair = tuple[int, int]


@dataclass(frozen=True)
class Units:
    """What is weighed.

    Attributes:
        rows: One row a unit, in an order of their own: `unit` (its least home), and what `link` judges by.
        of_home: The unit of each home.
        same: Pairs of units that are one person beyond doubt, but hold somebody who was said to be apart.
    """

    rows: pl.DataFrame
    of_home: dict[int, int]
    same: frozenset[Pair]


def units_of(records: pl.DataFrame, apart: Iterable[Pair] = ()) -> Units:
    """Gather records into units.

    Args:
        records: Columns of `FACTS`.
        apart: Homes that agents said are two. A unit with two of them falls into its homes again.
    """
    group = groups_of(records, (*SURE, ("home",)))
    least = records.select("home", group=group).with_columns(unit=pl.col("home").min().over("group"))
    group_of = dict(least.select("home", "group").unique().iter_rows())
    parted = {group_of[a] for a, b in apart if a in group_of and group_of[a] == group_of.get(b)}
    split = pl.col("group").is_in(list(parted))
    least = least.with_columns(unit=pl.when(split).then("home").otherwise("unit"))
    of_home = dict(least.select("home", "unit").unique().iter_rows())
    same = _same(records.filter(least.select(split).to_series())) if parted else frozenset()
    return Units(_rows(records.with_columns(least["unit"])), of_home, same)


def by_home(records: pl.DataFrame) -> pl.DataFrame:
    """Rows of `Units` where every home is a unit of its own."""
    return _rows(records.with_columns(unit="home"))


def _same(records: pl.DataFrame) -> frozenset[Pair]:
    """Homes that share a key."""
    keyed = agreeing(records, SURE)
    held = keyed.with_columns(home=records["home"].gather(keyed["node"]))
    stars = held.with_columns(first=pl.col("home").min().over("key")).filter(pl.col("first") < pl.col("home"))
    return frozenset(stars.select("first", "home").unique().iter_rows())


def _rows(records: pl.DataFrame) -> pl.DataFrame:
    """One row a unit: of every field what most of its records say, of equals the longer, then the lesser."""
    names = _best(records, ("name",), "given_name", "family_name")
    places = _best(records, ("address", "city"), "region", *BESIDE).rename({"region": "country"})
    births = _best(records, ("birth_date",))
    rows = records.select("unit").unique()
    called = records.with_columns(phones=pl.concat_list(pl.col("phones", "others").fill_null([])))
    for part in (names, places, births, _lists(called, "phones"), _lists(records, "emails"), _ids(records)):
        rows = rows.join(part, on="unit", how="left")
    told = [pl.col(name).list.join(" ") for name in ("phones", "emails")]
    texts = ("city", "country", "given_name", "family_name", "shop_id", "address", *BESIDE, "birth_date")
    return rows.sort("name", *told, *texts, "unit", nulls_last=True)


def _best(records: pl.DataFrame, first: tuple[str, ...], *more: str) -> pl.DataFrame:
    """The value that most records of a unit have, with what stands beside it most fully, all from one record.

    Of several `first`, those of the same rank by one are ranked by the next: records without a street by their city.
    """
    columns = (*first, *more)
    known = records.select("unit", *columns).filter(pl.any_horizontal(pl.col(columns).is_not_null()))
    votes = {f"votes_{name}": pl.col(name).count().over("unit", name) for name in first}
    letters = {f"letters_{name}": pl.col(name).str.len_chars() for name in first}
    beside = {"beside": pl.sum_horizontal(pl.col(more).is_not_null()) if more else pl.lit(0)}
    counted = known.with_columns(**votes, **letters, **beside)
    ranks = [*votes, *letters, *beside]
    ranked = counted.sort(
        "unit",
        *ranks,
        *columns,
        descending=[False, *[True] * len(ranks), *[False] * len(columns)],
        nulls_last=True,
    )
    return ranked.group_by("unit", maintain_order=True).agg(pl.col(columns).first())


def _lists(records: pl.DataFrame, name: str) -> pl.DataFrame:
    """All values of a unit, those of most records first."""
    each = records.select("unit", name).explode(name, empty_as_null=True, keep_nulls=True).drop_nulls()
    counted = each.group_by("unit", name).len().sort("unit", "len", name, descending=[False, True, False])
    return counted.group_by("unit", maintain_order=True).agg(name)


def _ids(records: pl.DataFrame) -> pl.DataFrame:
    """All shop ids of a unit as one text."""
    held = records.select("unit", "shop_id").drop_nulls().unique().sort("unit", "shop_id")
    return held.group_by("unit", maintain_order=True).agg(pl.col("shop_id").str.join("\n"))
