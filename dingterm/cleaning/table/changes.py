"""Columns changed only where they need it, and what was changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

SHOWN = 3
"""Changed cells remembered of each column and block, for the report."""


class Rewritten(NamedTuple):
    """A column after it was cleaned, and the rows outside of which it is as it came."""

    cells: pl.Series
    rows: pl.Series


@dataclass(frozen=True)
class Change:
    """What was done to one column of a block.

    Attributes:
        column: The user's column.
        what: What kind of cell it is: phones, e-mails, names, amounts, dates, countries; or what was taken out of it.
        count: Cells changed.
        samples: Line, cell before and after, of the first few.
    """

    column: str
    what: str
    count: int
    samples: tuple[tuple[int, str, str], ...]


def changed_where(column: pl.Series, places: pl.Series, new: Callable[[pl.Expr], pl.Expr]) -> Rewritten:
    """The column with an expression applied to some of its cells only.

    Args:
        column: Texts.
        places: Which rows; null for no.
        new: The expression.
    """
    rows = places.arg_true()
    if not rows.len():
        return Rewritten(column, rows)
    there = column.gather(rows).alias("cell").to_frame().select(new(pl.col("cell"))).to_series()
    return Rewritten(column.clone().scatter(rows, there), rows)


def changed(before: pl.Series, after: pl.Series) -> Rewritten:
    """A column written anew as a whole, and where it became different."""
    same = after is before
    return Rewritten(after, before.head(0).cast(pl.UInt32) if same else before.ne_missing(after).arg_true())


def change(what: str, before: pl.Series, after: Rewritten, lines: pl.Series) -> Change:
    """What became different between two states of a column; a cell that became blank counts."""
    if not after.rows.len():
        return Change(before.name, what, 0, ())
    was, now = before.gather(after.rows), after.cells.gather(after.rows)
    places = was.ne_missing(now).arg_true()
    shown = tuple((lines[after.rows[one]], was[one] or "", now[one] or "") for one in places.head(SHOWN))
    return Change(before.name, what, places.len(), shown)
