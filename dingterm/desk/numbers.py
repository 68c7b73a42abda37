"""Questions about phone numbers, asked without a customer at hand. Loads polars."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import polars as pl

from dingterm.desk.number_check import Row, given
from dingterm.errors import UsageError
from dingterm.numbers import (
    STYLES,
    Style,
    extract_numbers,
    format_numbers,
    generate,
    match_key,
    parse_numbers_detailed,
    spellings,
)


def written(lines: Sequence[str], region: str | None, style: str) -> list[Row]:
    """Each text as a number in a style, null where it is none.

    Raises:
        UsageError: There is no such style.
    """
    if style not in STYLES:
        raise UsageError(f"There is no style {style!r}. Known: {', '.join(STYLES)}.")
    raw = pl.Series("raw", lines, pl.String)
    parsed = parse_numbers_detailed(raw, region)
    formatted = format_numbers(parsed["e164"], cast(Style, style), parsed["extension"])
    return pl.DataFrame([raw, formatted.alias("formatted"), parsed["verdict"]]).to_dicts()


def found(lines: Sequence[str], region: str | None) -> list[Row]:
    """The valid numbers in texts, with the line each stands in (from 1 on) and where."""
    rows = extract_numbers(pl.Series(lines, dtype=pl.String), region)
    return rows.select(line=pl.col("row") + 1, start="start", end="end", text="text", e164="e164").to_dicts()


def made(region: str, kind: str, count: int, seed: int, exclude: Path | None) -> list[str]:
    """Numbers of a region and kind that are valid, or for `fictional` nobody's; none of those in a file."""
    barred = None
    if exclude is not None:
        barred = parse_numbers_detailed(pl.Series(given((), [exclude]), dtype=pl.String), region)["e164"]
    return generate(region, kind, count, seed, barred).to_list()


def other_spellings(lines: Sequence[str], region: str | None) -> list[Row]:
    """The key by which each number's spellings are matched, and all of them."""
    raw = pl.Series("raw", lines, pl.String)
    e164 = parse_numbers_detailed(raw, region)["e164"]
    frame = pl.DataFrame([raw, e164, spellings(e164).alias("spellings")])
    return frame.with_columns(key=match_key(pl.col("e164"))).to_dicts()
