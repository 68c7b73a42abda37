"""Records to the units that are weighed against each other: records that are one person beyond doubt are one unit.

A unit is told by its records alone, whichever came first and whatever was merged before. So what is found is the same
in whatever order files came in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

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
        homes: One row a home: `home`, `unit`, and `group`, the least home of all that are one with it beyond doubt,
            which is the unit but where that holds somebody who was said to be apart.
        same: Pairs of units that are one person beyond doubt, but hold somebody who was said to be apart.
    """

    rows: pl.DataFrame
    homes: pl.DataFrame
    same: frozenset[Pair]

    @cached_property
    def of_home(self) -> dict[int, int]:
        """The unit of each home."""
        return dict(self.homes.select("home", "unit").iter_rows())


def units_of(records: pl.DataFrame, apart: Iterable[Pair] = ()) -> Units:
    """Gather records into units.

    Args:
        records: Columns of `FACTS`.
        apart: Homes that agents said are two. A unit with two of them falls into its homes again.
    """
    group = groups_of(records, (*SURE, ("home",)))
    least = records.select("home", group=pl.col("home").min().over(group))
    split = pl.col("group").is_in(_parted(least, apart))
    least = least.with_columns(unit=pl.when(split).then("home").otherwise("group"))
    among = least.select(split).to_series()
    same = _same(records.filter(among)) if among.any() else frozenset()
    homes = least.select("home", "unit", "group").unique("home", maintain_order=True)
    return Units(_rows(records.with_columns(least["unit"])), homes, same)


def by_home(records: pl.DataFrame) -> pl.DataFrame:
    """Rows of `Units` where every home is a unit of its own."""
    return _rows(records.with_columns(unit="home"))


def _parted(least: pl.DataFrame, apart: Iterable[Pair]) -> list[int]:
    """The groups that hold two homes which are said to be apart."""
    pairs = pl.DataFrame(list(apart), schema={"a": pl.Int64, "b": pl.Int64}, orient="row")
    group_of = least.unique("home")
    for side in ("a", "b"):
        pairs = pairs.join(group_of.rename({"home": side, "group": f"group_{side}"}), on=side)
    return pairs.filter(pl.col("group_a") == pl.col("group_b"))["group_a"].unique().to_list()


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
    texts = ("name", "city", "country", "given_name", "family_name", "shop_id", "address", *BESIDE, "birth_date")
    content = pl.concat_str([*texts, *told], separator="\n", ignore_nulls=True)
    return rows.sort(content.hash(), "unit")


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
