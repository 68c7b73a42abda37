"""Columns of an unknown table to fields: as said, else by their names, else by what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from dingterm.intake.columns import SEVERAL, Column
from dingterm.intake.headers import columns_by_name, never
from dingterm.intake.ragged import EMAIL

ENOUGH = 0.6
"""Share of a column's values that must look like a thing for the column to be that thing."""

BY_VALUES = 0.9
"""Certainty of a column of which every value looks like a thing, and whose name says nothing."""

LOOKED_AT = 2000
"""Rows that tell what stands in a column."""

_DATE = (
    r"^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:$|[T\s])|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?:\d\d)?(?:$|[,\s])"
    r"|^\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
)
_CODES = (
    "AED|ARS|AUD|BRL|CAD|CHF|CLP|CNY|COP|CZK|DKK|EUR|GBP|HKD|HUF|IDR|ILS|INR|JPY|KRW|MXN|MYR|NOK|NZD|PEN|PHP|PLN|RON"
    "|SAR|SEK|SGD|THB|TRY|TWD|USD|UYU|VND|ZAR"
)
"""Currencies that shops write as letters; any three letters would make an amount of an article's number."""

_SIGN = rf"(?:[A-Z]{{0,2}}\p{{Sc}}|{_CODES}|kr\.?|zł|Kč|元)"
_DIGITS = r"\d{1,3}(?:[.,' \x{a0}\x{202f}]?\d{3})*"
_MONEY = (
    rf"^-?{_SIGN}\s?{_DIGITS}(?:[.,]\d{{1,2}})?$|^-?{_DIGITS}[.,]\d{{2}}$|^-?{_DIGITS}(?:[.,]\d{{1,2}})?\s?{_SIGN}$"
)
_NUMBER = r"^(?:\p{L}{1,9}:)?[^\d\p{L}]*(?:\d[\s().\-/+;,]*){7,}"
"""A phone as it turns up in a column of phones: wrapped, prefixed or with an extension."""

_NO_PHONE = r"^\d+[.,]\d{1,2}$|^\d{1,3}(?:\.\d{1,3}){3}$|" + _DATE
"""Money, network addresses and dates have enough digits for a phone."""


@dataclass(frozen=True)
class Shape:
    """How values of a field look, and how values look that only seem to be such."""

    like: str
    unlike: str = "^$"


SHAPES = {
    "phones": Shape(_NUMBER, _NO_PHONE),
    "email": Shape(EMAIL, _NO_PHONE),
    "created_at": Shape(_DATE),
    "total": Shape(_MONEY, _DATE),
}
"""Fields that are known by their values, the most telling first."""


def guessed(cells: pl.DataFrame, told: Mapping[str, Column]) -> dict[str, Column]:
    """What each column is taken for; columns that fill nothing are left out.

    Args:
        cells: The table's texts.
        told: What a user said of some columns, now or before.
    """
    free = [header for header in cells.columns if header not in told]
    named = _not_mail(cells, columns_by_name(free, {column.field for column in told.values()}))
    found = {**told, **_agreed(cells, named)}
    for field, shape in SHAPES.items():
        if field not in {column.field for column in found.values()}:
            rest = [header for header in cells.columns if header not in found and not never(header, field)]
            found.update(_looking(shares(cells.select(rest), shape), field))
    return {header: found[header] for header in cells.columns if header in found}


def shares(cells: pl.DataFrame, shape: Shape) -> dict[str, float]:
    """Of each column that is not empty, the share of values that look like something."""
    text = pl.col(pl.String).str.strip_chars()
    fits = text.str.contains(shape.like) & ~text.str.contains(shape.unlike)
    means = cells.head(LOOKED_AT).select(fits.mean()) if cells.width else cells
    return {name: share for name in means.columns if (share := means[name].item()) is not None}


def _looking(found: Mapping[str, float], field: str) -> dict[str, Column]:
    """Columns full of a thing; of dates and amounts only a lone one, for which of several is meant nobody can see."""
    full = {header: share for header, share in found.items() if share >= ENOUGH}
    if field not in SEVERAL and len(full) > 1:
        return {}
    return {header: Column(field, round(BY_VALUES * share, 2), "values") for header, share in full.items()}


def _not_mail(cells: pl.DataFrame, named: Mapping[str, Column]) -> dict[str, Column]:
    """Columns known by name, but for addresses that are those of e-mails."""
    streets = [header for header, column in named.items() if column.field == "address"]
    mails = {header for header, share in shares(cells.select(streets), SHAPES["email"]).items() if share >= ENOUGH}
    return {header: column for header, column in named.items() if header not in mails}


def _agreed(cells: pl.DataFrame, named: Mapping[str, Column]) -> dict[str, Column]:
    """Columns known by name, less certain where phones or e-mail addresses do not look like any."""
    found = dict(named)
    for field in SEVERAL:
        headers = [header for header, column in named.items() if column.field == field]
        for header, share in shares(cells.select(headers), SHAPES[field]).items():
            found[header] = replace(named[header], certainty=round(named[header].certainty * (1 + share) / 2, 2))
    return found
