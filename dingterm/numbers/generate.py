"""Made-up numbers, valid by construction: integers drawn from the plan's own spans."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dingterm.errors import NumbersError
from dingterm.numbers.digits import as_e164, as_integers
from dingterm.numbers.kinds import KINDS
from dingterm.numbers.keys import LEADING
from dingterm.numbers.plan import plan
from dingterm.numbers.typed_tags import FROM_CODE

FICTIONAL = "fictional"
"""Asked for as a kind: numbers that regulators reserve for drama and examples."""


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
        return self.before[span[fits]] + inside[fits].astype(np.int64)


def pool(region: str, kind: str) -> Pool:
    """All numbers of a region (ISO 3166 alpha-2, or `001` for those of no place) and kind (`KINDS`, or `fictional`).

    A few valid numbers are left out: written in E.164 they would be read as others, their first digit as a prefix.
    """
    known = plan()
    told = known.classes.head(len(known.starts))
    verdict = FICTIONAL if kind == FICTIONAL else "valid"
    own = (pl.col("region") == region) & (pl.col("verdict") == verdict)
    wanted = own if kind == FICTIONAL else own & (pl.col("kind") == kind)
    spans = np.flatnonzero(told.select(wanted.fill_null(False)).to_series().to_numpy())
    starts, ends = known.starts[spans], known.starts[spans + 1]
    stable, until = _stable()
    first, last = np.searchsorted(until, starts, side="right"), np.searchsorted(stable, ends)
    times = np.maximum(last - first, 0)
    piece = np.repeat(first, times) + np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    begins = np.maximum(np.repeat(starts, times), stable[piece])
    widths = np.minimum(np.repeat(ends, times), until[piece]) - begins
    return Pool(begins, np.concatenate([[0], np.cumsum(widths.astype(np.int64))]))


@cache
def _stable() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Where the numbers that are read as themselves in E.164 begin, and where they end."""
    known = plan()
    groups, leading = np.divmod(known.typed_keys, np.uint64(10**LEADING))
    lengths = np.minimum(groups, LEADING)
    lows = leading // (10 ** (LEADING - lengths))
    ends = np.append(lows[1:], 0)
    ends[np.append(groups[1:], 0) != groups] = (10**lengths)[np.append(groups[1:], 0) != groups]
    same = (known.typed_heads + lows % known.typed_units == lows) & (known.typed_tags == FROM_CODE) & (groups <= LEADING)
    order = np.argsort(lows[same])
    return lows[same][order], ends[same][order]


def generate(region: str, kind: str, count: int, seed: int, exclude: pl.Series | None = None) -> pl.Series:
    """Different numbers of a region and kind in E.164, the same for the same seed.

    Args:
        region: ISO 3166 alpha-2, or `001`.
        kind: One of `KINDS`, or `fictional`.
        count: How many.
        seed: Any integer.
        exclude: Numbers in E.164 that must not come up.

    Raises:
        NumbersError: There is no such region or kind, or not so many numbers; the sentence says how many.
    """
    _check(region, kind)
    source = pool(region, kind)
    barred = _barred(source, exclude)
    left = source.size - len(barred)
    if count > left:
        raise NumbersError(f"{region} has {left:,} {kind} numbers to give, not {count:,}. Ask for no more than {left:,}.")
    drawn = np.random.default_rng(seed).choice(source.size, count + len(barred), replace=False)
    fresh = drawn[~np.isin(drawn, barred)] if len(barred) else drawn
    return as_e164(pl.Series(source.numbers(fresh[:count]), dtype=pl.UInt64))


def _barred(source: Pool, exclude: pl.Series | None) -> NDArray[np.int64]:
    if exclude is None or not source.size:
        return np.empty(0, np.int64)
    return np.unique(source.places(as_integers(exclude).drop_nulls().to_numpy()))


def _check(region: str, kind: str) -> None:
    if kind not in (*KINDS, FICTIONAL):
        raise NumbersError(f"There is no kind {kind!r}. Known: {', '.join((*KINDS, FICTIONAL))}.")
    if region != "001" and region not in plan().regions:
        raise NumbersError(f"There is no region {region!r}. Use two letters as in ISO 3166, such as ES.")
