"""Whole columns of texts as numbers. Loads polars and phonenumbers."""

from __future__ import annotations

import polars as pl

from dingterm.numbers.reference import Parsed, parse

COLUMNS = ("e164", "region", "kind", "verdict", "extension")


def parse_numbers(raw: pl.Series, region: str | pl.Series | None) -> pl.DataFrame:
    """Parse a column of texts as phone numbers.

    Args:
        raw: Texts; a null gives a row of nulls.
        region: ISO 3166 alpha-2 region of numbers without a calling code, for all rows or for each; null for none.

    Returns:
        One row for each text: `e164`, `region`, `kind`, `verdict`, `extension`, all String.
    """
    return parse_numbers_detailed(raw, region).select(COLUMNS)


def parse_numbers_detailed(raw: pl.Series, region: str | pl.Series | None) -> pl.DataFrame:
    """As `parse_numbers`, with `repair` (what was undone first) and `reason` (why a verdict is not `valid`)."""
    home = region if isinstance(region, pl.Series) else pl.Series([region], dtype=pl.String).new_from_index(0, len(raw))
    pairs = pl.DataFrame({"raw": raw, "home": home.cast(pl.String)})
    distinct = pairs.filter(pl.col("raw").is_not_null()).unique()
    parsed = pl.DataFrame(
        [parse(text, code) for text, code in distinct.iter_rows()],
        schema=dict.fromkeys(Parsed._fields, pl.String),
        orient="row",
    )
    known = distinct.hstack(parsed)
    return pairs.join(known, on=["raw", "home"], how="left", nulls_equal=True, maintain_order="left").drop(
        "raw", "home"
    )
