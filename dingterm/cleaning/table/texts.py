"""Names, e-mail addresses, countries, amounts and dates of a block: rewritten only where their meaning is certain."""

from __future__ import annotations

import polars as pl

from dingterm.cleaning import emails
from dingterm.cleaning.names import tidy
from dingterm.cleaning.regions import regions
from dingterm.cleaning.table.changes import changed_where
from dingterm.cleaning.table.moments import ISO, Order, iso

_ODD_NAME = r"^[^\p{Lu}]*$|^[^\p{Ll}]*$|\s\s|^\s|\s$|[\t\n]"
"""Only such names can need a change."""

_PLAIN_ADDRESS = r"^[a-z0-9_+'-]+(?:\.[a-z0-9_+'-]+)*@(?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]{2,63}$"
"""Addresses valid at first sight; the others are looked at closely."""

_PLAIN_AMOUNT = r"^-?\d+(?:\.\d+)?$"
_COMMA = r"^(-?)(\d+|\d{1,3}(?:\.\d{3})+),(\d{1,2})$"
_POINT = r"^-?\d{1,3}(?:,\d{3})+\.\d{1,2}$"


def names(column: pl.Series) -> pl.Series:
    """Names with single spaces, and capitals where they were shouted or whispered."""
    return changed_where(column, column.str.contains(_ODD_NAME), tidy)


def addresses(column: pl.Series) -> pl.DataFrame:
    """E-mail addresses: `cell` (the one address in lower case, else as it came), `address` (valid ones alone)."""
    plain = column.str.contains(_PLAIN_ADDRESS)
    odd = ~plain
    if not odd.any():
        return pl.DataFrame({"cell": column, "address": column})
    address = changed_where(column, odd, _judged)
    alone = odd & address.is_not_null() & (column.str.count_matches("@", literal=True) == 1)
    return pl.DataFrame({"cell": address.zip_with(alone, column), "address": address})


def _judged(cell: pl.Expr) -> pl.Expr:
    bare = emails.unwrapped(cell)
    return pl.when(emails.verdict(bare) == "valid").then(bare)


def countries(column: pl.Series) -> pl.Series:
    """Country codes and names as ISO 3166 alpha-2; as they came where they are none."""
    return regions(column).fill_null(column)


def amounts(column: pl.Series) -> pl.Series:
    """Bare amounts with a decimal point and without thousands signs; what might be read two ways stays."""
    return changed_where(column, ~column.str.contains(_PLAIN_AMOUNT), _amount)


def _amount(cell: pl.Expr) -> pl.Expr:
    text = cell.str.strip_chars()
    comma = text.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
    point = text.str.replace_all(",", "", literal=True)
    written = pl.when(text.str.contains(_COMMA)).then(comma).when(text.str.contains(_POINT)).then(point)
    return written.otherwise(text)


def moments(column: pl.Series, order: Order) -> pl.Series:
    """Dates in ISO 8601, where they are certain."""
    return changed_where(column, ~column.str.contains(ISO), lambda cell: iso(cell, order))
