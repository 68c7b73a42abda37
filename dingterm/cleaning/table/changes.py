"""Columns changed only where they need it, and what was changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

SHOWN = 3
"""Changed cells remembered of each column and block, for the report."""


@dataclass(frozen=True)
class Change:
    """What was done to one column of a block.

    Attributes:
        column: The user's column.
        what: What kind of cell it is: phones, e-mails, names, amounts, dates, countries.
        count: Cells changed.
        samples: Line, cell before and after, of the first few.
    """

    column: str
    what: str
    count: int
    samples: tuple[tuple[int, str, str], ...]


def changed_where(column: pl.Series, places: pl.Series, new: Callable[[pl.Expr], pl.Expr]) -> pl.Series:
    """The column with an expression applied to some of its cells only.

    Args:
        column: Texts.
        places: Which rows; null for no.
        new: The expression.
    """
    rows = places.arg_true()
    if not rows.len():
        return column
    there = column.gather(rows).alias("cell").to_frame().select(new(pl.col("cell"))).to_series()
    return column.clone().scatter(rows, there)


def change(what: str, before: pl.Series, after: pl.Series, lines: pl.Series) -> Change:
    """What became different between two states of a column; a cell that became blank counts."""
    if after is before:
        return Change(before.name, what, 0, ())
    rows = before.ne_missing(after).arg_true()
    first = rows.head(SHOWN)
    cells = (lines.gather(first), before.gather(first).fill_null(""), after.gather(first).fill_null(""))
    return Change(before.name, what, rows.len(), tuple(zip(*cells, strict=True)))
