"""Questions about phone numbers, asked without a customer at hand. Loads polars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import polars as pl

from dingterm.errors import NumbersError, UsageError
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

Row = dict[str, Any]


def texts(words: Sequence[str], files: Sequence[Path]) -> pl.Series:
    """The words given, and each line of the files that is not blank.

    Raises:
        NumbersError: A file cannot be read as text.
    """
    lines = [*words, *(line for file in files for line in _lines(file))]
    return pl.Series("raw", lines, pl.String)


def _lines(file: Path) -> Iterator[str]:
    try:
        content = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
        raise NumbersError(f"{file} cannot be read: {why}. Give a text file with one number a line.") from error
    return (line for line in content.splitlines() if line.strip())


def check(raw: pl.Series, region: str | None) -> list[Row]:
    """What each text is: its number, region, kind, verdict, extension, repair and reason."""
    return raw.alias("raw").to_frame().hstack(parse_numbers_detailed(raw, region)).to_dicts()


def written(raw: pl.Series, region: str | None, style: str) -> list[Row]:
    """Each text as a number in a style, null where it is none.

    Raises:
        UsageError: There is no such style.
    """
    if style not in STYLES:
        raise UsageError(f"There is no style {style!r}. Known: {', '.join(STYLES)}.")
    parsed = parse_numbers_detailed(raw, region)
    formatted = format_numbers(parsed["e164"], cast(Style, style), parsed["extension"])
    return pl.DataFrame([raw.alias("raw"), formatted.alias("formatted"), parsed["verdict"]]).to_dicts()


def found(raw: pl.Series, region: str | None) -> list[Row]:
    """The valid numbers in texts, with the line each stands in (from 1 on) and where."""
    rows = extract_numbers(raw, region)
    return rows.select(line=pl.col("row") + 1, start="start", end="end", text="text", e164="e164").to_dicts()


def made(region: str, kind: str, count: int, seed: int, exclude: Path | None) -> list[str]:
    """Numbers of a region and kind that are valid, or for `fictional` nobody's; none of those in a file."""
    barred = None
    if exclude is not None:
        barred = parse_numbers_detailed(texts((), [exclude]), region)["e164"]
    return generate(region, kind, count, seed, barred).to_list()


def other_spellings(raw: pl.Series, region: str | None) -> list[Row]:
    """The key by which each number's spellings are matched, and all of them."""
    e164 = parse_numbers_detailed(raw, region)["e164"]
    frame = pl.DataFrame([raw.alias("raw"), e164, spellings(e164).alias("spellings")])
    return frame.with_columns(key=match_key(pl.col("e164"))).to_dicts()
