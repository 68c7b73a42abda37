"""Names, e-mail addresses, amounts and dates of a block: rewritten only where their meaning is certain."""

from __future__ import annotations

import polars as pl

from dingterm.cleaning import emails
from dingterm.cleaning.names import tidy
from dingterm.cleaning.table.changes import Rewritten, changed_where
from dingterm.cleaning.table.moments import ISO, Order, iso

_ODD_NAME = r"^[^\p{Lu}]*$|^[^\p{Ll}]*$|\s\s|^\s|\s$|[\t\n]"
"""Only such names can need a change."""

_PLAIN_ADDRESS = r"^[a-z0-9_+'-]+(?:\.[a-z0-9_+'-]+)*@(?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]{2,63}$"
"""Addresses valid at first sight; the others are looked at closely."""

_COMMA = r"^(-?)(\d+|\d{1,3}(?:\.\d{3})+),(\d{1,2})$"
_POINT = r"^-?\d{1,3}(?:,\d{3})+\.\d{1,2}$"


def names(column: pl.Series) -> Rewritten:
    """Names with single spaces, and capitals where they were shouted or whispered."""
    return changed_where(column, column.str.contains(_ODD_NAME), tidy)


def addresses(column: pl.Series) -> tuple[Rewritten, pl.Series]:
    """E-mail addresses: the cells (the one address in lower case, else as it came), and the valid addresses alone."""
    odd = (~column.str.contains(_PLAIN_ADDRESS)).arg_true()
    if not odd.len():
        return Rewritten(column, odd), column
    bare = column.gather(odd).alias("cell").to_frame().with_columns(address=emails.unwrapped(pl.col("cell")))
    valid = pl.when(emails.verdict(pl.col("address")) == "valid").then("address")
    told = bare.with_columns(valid).with_columns(cell=_alone())
    cells, valid_ones = (column.clone().scatter(odd, told[name]) for name in ("cell", "address"))
    return Rewritten(cells, odd), valid_ones


def _alone() -> pl.Expr:
    """The address, where the cell holds no other."""
    alone = pl.col("cell").str.count_matches("@", literal=True) == 1
    return pl.when(alone).then(pl.coalesce("address", "cell")).otherwise("cell")


def amounts(column: pl.Series) -> Rewritten:
    """Bare amounts with a decimal point and without thousands signs; what might be read two ways stays."""
    spaced_or_signed = column.cast(pl.Float64, strict=False).is_null()  # what polars reads is written as it should be
    return changed_where(column, spaced_or_signed & column.is_not_null(), _amount)


def _amount(cell: pl.Expr) -> pl.Expr:
    text = cell.str.strip_chars()
    comma = text.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
    point = text.str.replace_all(",", "", literal=True)
    written = pl.when(text.str.contains(_COMMA)).then(comma).when(text.str.contains(_POINT)).then(point)
    return written.otherwise(text)


def moments(column: pl.Series, order: Order) -> Rewritten:
    """Dates in ISO 8601, where they are certain."""
    return changed_where(column, ~column.str.contains(ISO), lambda cell: iso(cell, order))
