"""Whole columns of texts as numbers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dingterm.errors import NumbersError
from dingterm.numbers.answers import answered
from dingterm.numbers.plan import Plan, plan
from dingterm.numbers.reading import read

COLUMNS = ("e164", "region", "kind", "verdict", "extension")

STRETCH = 131_072
"""Rows read at a time: enough for arrays to pay, few enough to stay in the processor's cache and small in memory."""


SHORTEST = 16_384
"""Rows below which a second thread is not worth its while."""

THREADS = os.cpu_count() or 1


def parse_numbers(raw: pl.Series, region: str | pl.Series | None, threads: int = THREADS) -> pl.DataFrame:
    """Parse a column of texts as phone numbers.

    Args:
        raw: Texts; a null gives a row of nulls.
        region: ISO 3166 alpha-2 region of numbers without a calling code, for all rows or for each; null for none.
        threads: On how many to work; one where other columns are being parsed at the same time.

    Returns:
        One row for each text: `e164`, `region`, `kind`, `verdict`, `extension`, all String. The region and kind of an
        invalid number are what phonenumbers says of it: the region of its calling code, where there is but one.

    Raises:
        NumbersError: There are not as many regions as texts.
    """
    return _parsed(raw, region, COLUMNS, threads)


def parse_numbers_detailed(raw: pl.Series, region: str | pl.Series | None) -> pl.DataFrame:
    """As `parse_numbers`, with `repair` (what was undone first) and `reason` (why a verdict is not `valid`)."""
    return _parsed(raw, region, (*COLUMNS, "repair", "reason"))


def _parsed(
    raw: pl.Series, region: str | pl.Series | None, columns: Sequence[str], threads: int = THREADS
) -> pl.DataFrame:
    known = plan()
    texts = raw.cast(pl.String)
    homes = _homes(region, len(texts), known)

    length = min(STRETCH, max(SHORTEST, -(-len(texts) // threads)))

    def stretch(begin: int) -> pl.DataFrame:
        some, there = texts.slice(begin, length), homes[begin : begin + length]
        return answered(read(some.fill_null(""), there, known), some, there, known, columns)

    begins = range(0, len(texts), length)
    if not begins:
        return pl.DataFrame(schema=dict.fromkeys(columns, pl.String))
    if len(begins) == 1:
        return stretch(0)
    if threads == 1:
        return pl.concat(map(stretch, begins), rechunk=False)
    with ThreadPoolExecutor(threads) as pool:
        return pl.concat(pool.map(stretch, begins), rechunk=False)


def _homes(region: str | pl.Series | None, rows: int, known: Plan) -> NDArray[np.uint16]:
    """The place of each row's region in the plan, from 1 on; 0 for none and for what is no region."""
    if not isinstance(region, pl.Series):
        name = (region or "").upper()
        return np.full(rows, known.regions.index(name) + 1 if name in known.regions else 0, np.uint16)
    if len(region) != rows:
        raise NumbersError(f"There are {rows} texts and {len(region)} regions. Give a region for each text.")
    places = _places(region.cast(pl.String), known)
    if places.null_count() > region.null_count():
        places = _places(region.cast(pl.String).str.to_uppercase(), known)
    return (places.cast(pl.UInt16) + 1).fill_null(0).to_numpy()


def _places(regions: pl.Series, known: Plan) -> pl.Series:
    return regions.cast(pl.Enum(known.regions), strict=False).to_physical()
