"""Moments as systems write them to epoch seconds UTC; what names no zone is read as UTC."""

from __future__ import annotations

import polars as pl

_EPOCH_SERIAL = 25_569
"""Spreadsheet serial of 1970-01-01 (day 1 is 1900-01-01, with the leap day 1900 never had)."""

_YEAR_FIRST = r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?$"
_YEAR_LAST = r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp]\.?[Mm]\.?)?)?$"


def epoch_seconds(moment: pl.Series, region: str | None = None) -> pl.Series:
    """Read a column of moments.

    Args:
        moment: ISO 8601 with or without offset, `2026-03-02 18:21:09 +0100`, year, month and day with `- / .`, day or
            month first (one order for the whole column: by a value over 12, else month first in the United States and
            day first elsewhere), spreadsheet serials, epoch seconds or milliseconds.
        region: The shop's region.

    Returns:
        Int64 seconds; null for what is no moment.
    """
    if moment.null_count() == moment.len():  # most exports lack one of their moments
        return moment.cast(pl.Int64)
    text = moment.str.strip_chars()
    frame = text.alias("text").to_frame()
    ways = [_with_offset(pl.col("text")), _year_first(), _year_last(month_first=_month_first(text, region)), _number()]
    return frame.select(pl.coalesce(ways).alias(moment.name)).to_series()


def _with_offset(text: pl.Expr) -> pl.Expr:
    zoned = text.str.replace(r"\s*(?:UTC|GMT)$", "Z")
    return zoned.str.to_datetime("%+", strict=False, time_unit="us", time_zone="UTC").dt.epoch("s")


def _year_first() -> pl.Expr:
    part = pl.col("text").str.extract_groups(_YEAR_FIRST).struct
    return _seconds(part["1"], part["2"], part["3"], part["4"].fill_null("0"), part["5"], part["6"])


def _year_last(*, month_first: bool) -> pl.Expr:
    part = pl.col("text").str.extract_groups(_YEAR_LAST).struct
    day, month = (part["2"], part["1"]) if month_first else (part["1"], part["2"])
    half = part["7"].str.to_lowercase().str.slice(0, 1)
    hour = part["4"].fill_null("0").cast(pl.Int64)
    hour = pl.when(half.is_not_null()).then(hour % 12 + 12 * (half == "p").cast(pl.Int64)).otherwise(hour)
    return _seconds(part["3"], month, day, hour.cast(pl.String), part["5"], part["6"])


def _seconds(*parts: pl.Expr) -> pl.Expr:
    """Year, month, day, hour, minute, second as texts (the last two may be null); null for a date that never was."""
    year, month, day, hour, minute, second = parts
    figures = [month, day, hour, minute.fill_null("00"), second.fill_null("00")]
    text = pl.concat_str([year, *(figure.str.zfill(2) for figure in figures)])
    return text.str.to_datetime("%Y%m%d%H%M%S", strict=False, time_unit="us").dt.epoch("s")


def _month_first(text: pl.Series, region: str | None) -> bool:
    parts = text.drop_nulls().str.extract_groups(_YEAR_LAST).struct.unnest()
    first, second = parts["1"].cast(pl.Int64), parts["2"].cast(pl.Int64)
    if (first > 12).any():
        return False
    return bool((second > 12).any()) or region == "US"


def _number() -> pl.Expr:
    number = pl.col("text").str.extract(r"^(\d{5,13}(?:\.\d+)?)$", 1).cast(pl.Float64)
    serial = ((number - _EPOCH_SERIAL) * 86_400).round()
    seconds = (
        pl.when(number.is_between(20_000, 80_000))
        .then(serial)
        .when(number.is_between(1e9, 1e10, closed="left"))
        .then(number)
        .when(number.is_between(1e12, 1e13, closed="left"))
        .then(number / 1000)
    )
    return seconds.cast(pl.Int64)
