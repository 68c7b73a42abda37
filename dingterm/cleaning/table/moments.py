"""Dates as people write them to ISO 8601, where there is no doubt which number is the day."""

from __future__ import annotations

from typing import Literal

import polars as pl

Order = Literal["day", "month", ""]
"""What stands first in dates with the year last; empty where the column does not tell."""

_TIME = r"(?:,?[T\s]+(\d{1,2}:\d{2}(?::\d{2})?))?"
YEAR_FIRST = rf"^(\d{{4}})[-/.年](\d{{1,2}})[-/.月](\d{{1,2}})日?{_TIME}$"
YEAR_LAST = rf"^(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}){_TIME}$"

ISO = r"^\d{4}-\d\d-\d\d"
"""What is left as it is."""


def order_of(moments: pl.Series) -> Order:
    """Whether day or month stands first, by values over 12; empty when both or neither do."""
    first, second = (moments.str.extract(YEAR_LAST, part).cast(pl.UInt8, strict=False) for part in (1, 2))
    day, month = bool((first > 12).any()), bool((second > 12).any())
    return "" if day == month else "day" if day else "month"


def iso(moment: pl.Expr, order: Order) -> pl.Expr:
    """A date with its time, if any, as `2026-03-02 18:21:09`; as it came where it is no date or its order unknown."""
    text = moment.str.strip_chars()
    ways = [_written(text, YEAR_FIRST, (1, 2, 3))]
    if order:
        ways.append(_written(text, YEAR_LAST, (3, 2, 1) if order == "day" else (3, 1, 2)))
    return pl.coalesce(*ways, text)


def _written(text: pl.Expr, pattern: str, places: tuple[int, int, int]) -> pl.Expr:
    year, month, day = (text.str.extract(pattern, place) for place in places)
    date = pl.concat_str(year, month.str.zfill(2), day.str.zfill(2), separator="-")
    real = date.str.to_date("%Y-%m-%d", strict=False).is_not_null()
    time = text.str.extract(pattern, 4).str.replace(r"^(\d):", "0${1}:")
    return pl.when(real).then(pl.concat_str(date, (" " + time).fill_null("")))
