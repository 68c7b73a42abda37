"""The phones of each record, judged by the numbers room: one entry per number, in the order of trust."""

from __future__ import annotations

import polars as pl

from dingterm.cleaning.cleaned import PHONE
from dingterm.numbers import parse_numbers

USABLE = ("valid", "repaired", "fictional")
"""Verdicts of numbers that know a customer."""


def judged(phones: pl.Series, region: pl.Series) -> pl.Series:
    """Lists of raw phones to lists of `PHONE`.

    Args:
        phones: Lists of texts.
        region: Region of each row, for numbers without a calling code.

    Returns:
        A list per row; a number that stands in a record twice is kept once, where it comes first.
    """
    rows = pl.DataFrame({"raw": phones, "home": region}).with_row_index("row")
    flat = rows.explode("raw", empty_as_null=False, keep_nulls=False)
    parsed = parse_numbers(flat["raw"], flat["home"]).select("e164", "region", "kind", "verdict")
    flat = flat.select("row", "raw").hstack(parsed)
    lists = (
        flat.filter(pl.struct("row", pl.coalesce("e164", "raw")).is_first_distinct())
        .group_by("row", maintain_order=True)
        .agg(pl.struct("raw", "e164", "region", "kind", "verdict").alias("phones"))
    )
    joined = rows.select("row").join(lists, on="row", how="left", maintain_order="left")
    return joined["phones"].cast(pl.List(PHONE)).fill_null([])


def first_usable(field: str) -> pl.Expr:
    """A field of each record's first usable phone, null where it has none."""
    usable = pl.col("phones").list.filter(pl.element().struct["verdict"].is_in(USABLE))
    return usable.list.first().struct[field]


def verdict_counts(phones: pl.Series) -> dict[str, int]:
    """How many phones have which verdict, most frequent first."""
    flat = phones.explode(empty_as_null=False, keep_nulls=False).struct.field("verdict").drop_nulls()
    counts = flat.value_counts(sort=True, name="count")
    return dict(counts.iter_rows())
