"""Made-up numbers, valid by construction: integers drawn from the plan's own spans."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dingterm.errors import NumbersError
from dingterm.numbers.digits import as_e164, as_integers
from dingterm.numbers.kinds import KINDS
from dingterm.numbers.plan import plan
from dingterm.numbers.pools import FICTIONAL, Pool, pool


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
        raise NumbersError(
            f"{region} has {left:,} {kind} numbers to give, not {count:,}. Ask for no more than {left:,}."
        )
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
