"""All numbers of a region and kind, counted through: spans of the plan."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dingterm.numbers.keys import LEADING, ROOM
from dingterm.numbers.plan import plan
from dingterm.numbers.typed_tags import FROM_CODE

FICTIONAL = "fictional"
"""Asked for as a kind: numbers that regulators reserve for drama and examples."""


Edges = tuple[NDArray[np.uint64], NDArray[np.uint64]]
"""Where spans begin, and where they end."""


@dataclass(frozen=True)
class Pool:
    """All numbers of a region and kind: spans of integers, counted through.

    Attributes:
        starts: Where each span begins, sorted.
        before: How many numbers there are before each span, and after the last.
    """

    starts: NDArray[np.uint64]
    before: NDArray[np.int64]

    @property
    def size(self) -> int:
        """How many numbers there are."""
        return int(self.before[-1])

    def numbers(self, places: NDArray[np.int64]) -> NDArray[np.uint64]:
        """The numbers at places from 0 to `size`."""
        span = np.searchsorted(self.before, places, side="right") - 1
        return self.starts[span] + (places - self.before[span]).astype(np.uint64)

    def places(self, numbers: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The places of those numbers that are in the pool."""
        span = np.searchsorted(self.starts, numbers, side="right") - 1
        known = span >= 0
        inside, span = numbers[known] - self.starts[span[known]], span[known]
        fits = inside < np.diff(self.before)[span].astype(np.uint64)
        found: NDArray[np.int64] = self.before[span[fits]] + inside[fits].astype(np.int64)
        return found


def pool(region: str, kind: str) -> Pool:
    """All numbers of a region (ISO 3166 alpha-2, or `001` for those of no place) and kind (`KINDS`, or `fictional`).

    A few valid numbers are left out: written in E.164 they would be read as others, their first digit as a prefix.
    """
    known = plan()
    told = known.classes.head(len(known.starts))
    wanted = (pl.col("region") == region) & (pl.col("verdict") == (FICTIONAL if kind == FICTIONAL else "valid"))
    if kind != FICTIONAL:
        wanted &= pl.col("kind") == kind
    spans = np.flatnonzero(told.select(wanted.fill_null(False)).to_series().to_numpy())
    starts, ends = _common((known.starts[spans], known.starts[spans + 1]), _stable())
    return Pool(starts, np.concatenate([[0], np.cumsum((ends - starts).astype(np.int64))]))


def _common(some: Edges, others: Edges) -> Edges:
    """What is in both of two sets of spans, each sorted, ends left out."""
    first, last = np.searchsorted(others[1], some[0], side="right"), np.searchsorted(others[0], some[1])
    times = np.maximum(last - first, 0)
    one = np.repeat(np.arange(len(times)), times)
    other = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times) + np.repeat(first, times)
    return np.maximum(some[0][one], others[0][other]), np.minimum(some[1][one], others[1][other])


@cache
def _stable() -> Edges:
    """Where the numbers that are read as themselves in E.164 begin, and where they end."""
    known = plan()
    groups, leading = np.divmod(known.typed_keys, np.uint64(ROOM))
    lengths = groups[groups <= LEADING]  # the group of digits after a plus sign is 0
    here = slice(len(lengths))
    lows = leading[here] // 10 ** (LEADING - lengths)
    ends = np.where(np.diff(lengths, append=0) == 0, np.append(lows[1:], 0), 10**lengths)
    heads, units, tags = known.typed_heads[here], known.typed_units[here], known.typed_tags[here]
    same = (heads + lows % units == lows) & (tags == FROM_CODE)
    return lows[same], ends[same]
