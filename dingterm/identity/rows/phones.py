"""Phones as numbers of two sorts: mobiles, which are a person's, and fixed lines, which a household shares."""

from __future__ import annotations

import polars as pl

from dingterm.numbers.frame import parse_numbers

FIXED = ("fixed_line", "toll_free", "shared_cost", "premium_rate", "uan", "voicemail", "voip")
NOBODYS = ("placeholder", "not_a_number", "digits_lost", "too_short", "several_numbers", "invalid_calling_code")


def phones(raw: pl.Series, region: pl.Series) -> pl.DataFrame:
    """Columns `mobile` and `landline`, at most one of them filled in a row.

    Args:
        raw: Numbers in any way of writing.
        region: The row's region where it is known, for numbers without a calling code.
    """
    parsed = _parsed(raw, region).with_columns(raw=raw)
    digits = pl.col("raw").str.replace_all(r"\D", "")
    blank = pl.col("verdict").is_in(NOBODYS) | (digits.str.len_chars() < 6) | digits.str.contains(r"^(?:0+|1+|9+)$")
    number = pl.when(~blank).then(pl.coalesce("e164", digits))
    fixed = pl.col("kind").is_in(FIXED).fill_null(value=False)
    return parsed.select(mobile=pl.when(~fixed).then(number), landline=pl.when(fixed).then(number))


def _parsed(raw: pl.Series, region: pl.Series) -> pl.DataFrame:
    """Numbers without a calling code in rows without a region are of the region that most others are of."""
    parsed = parse_numbers(raw, region)
    regions = parsed["region"].drop_nulls().value_counts(sort=True)
    lost = parsed["verdict"] == "unknown_region"
    if not regions.height or regions["count"][0] * 2 < regions["count"].sum() or not lost.any():
        return parsed
    home = pl.Series([regions["region"][0]], dtype=pl.String).new_from_index(0, len(raw))
    return parse_numbers(raw, region.zip_with(~lost, home))
