"""A column as whole numbers: each distinct value once, and for every row the place of its value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

Codes = NDArray[np.int32]
NONE = -1


@dataclass(frozen=True)
class Frequencies:
    """How frequent values are in all rows, of which a table has some: by code, in all, and out of how many rows."""

    counts: NDArray[np.int64]
    total: int
    rows: int


@dataclass
class Coded:
    """A column numbered by value.

    Attributes:
        values: The distinct values, by code.
        codes: For each row its code, `NONE` where there is none; with a second axis where a row may have several.
        told: How frequent the values are, where these rows alone do not tell.
    """

    values: pl.Series
    codes: Codes
    told: Frequencies | None = None

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """Rows that have each value."""
        if self.told:
            return self.told.counts
        held = self.codes[self.codes != NONE]
        return np.bincount(held, minlength=len(self.values))

    @property
    def total(self) -> int:
        """Rows that have a value."""
        return self.told.total if self.told else int(self.counts.sum())

    @property
    def rows(self) -> int:
        """Rows there are."""
        return self.told.rows if self.told else len(self.codes)

    @cached_property
    def texts(self) -> NDArray[np.object_]:
        """The values as Python texts, to be gathered by code."""
        return np.array([*self.values.to_list(), ""], dtype=object)[:-1]

    def mapped(self, change: Callable[[pl.Expr], pl.Expr]) -> Coded:
        """The column with every value changed; what becomes null or empty is none."""
        changed = pl.DataFrame({"value": self.values}).select(change(pl.col("value"))).to_series()
        inner = encode(changed.set(changed == "", None))
        return Coded(inner.values, np.append(inner.codes, np.int32(NONE))[self.codes])


def encode(column: pl.Series) -> Coded:
    """Number a column of texts, by the order of their hashes: the same every time, and quicker than by their own."""
    ranks = column.hash().set(column.is_null(), None).rank("dense")
    codes = ranks.cast(pl.Int32).fill_null(0).to_numpy() - np.int32(1)
    held = np.flatnonzero(codes != NONE)
    one = np.zeros(int(codes.max(initial=NONE)) + 1, np.int64)
    one[codes[held]] = held
    return Coded(column.gather(one).alias("value"), codes)


def together(columns: dict[str, pl.Series]) -> dict[str, Coded]:
    """Number several columns by one list of values, so that a value has the same code in each."""
    joint = encode(pl.concat([column.cast(pl.String).alias("value") for column in columns.values()]))
    size = len(joint.codes) // max(len(columns), 1)
    parts = (joint.codes[place * size : (place + 1) * size] for place in range(len(columns)))
    return {name: Coded(joint.values, part.copy()) for name, part in zip(columns, parts, strict=True)}


def slots(rows: NDArray[np.int64], column: pl.Series, size: int, most: int) -> Coded:
    """Number values of which a row may have several.

    Args:
        rows: The row of each value.
        column: The values.
        size: The number of rows.
        most: Values of one row beyond these are left out.
    """
    some = pl.DataFrame({"row": rows, "value": column}).drop_nulls()
    if (np.diff(some["row"].to_numpy()) > 0).all():
        some = some.with_columns(slot=pl.lit(0))
    else:
        some = some.unique(maintain_order=True).with_columns(slot=pl.int_range(pl.len()).over("row"))
    some = some.filter(pl.col("slot") < most)
    coded = encode(some["value"])
    width = len(some["slot"].unique()) or 1
    codes = np.full((size, width), NONE, np.int32)
    codes[some["row"].to_numpy(), some["slot"].to_numpy()] = coded.codes
    return Coded(coded.values, codes)
