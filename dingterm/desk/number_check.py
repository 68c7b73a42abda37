"""What numbers are, asked from a command line: a few plain ones at once, anything else by whole columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dingterm.errors import NumbersError
from dingterm.numbers import plain_number

Row = dict[str, Any]

FEW = 20
"""Numbers up to which asking one by one is over before the columns' library is loaded."""


def given(words: Sequence[str], files: Sequence[Path]) -> list[str]:
    """The words given, and each line of the files that is not blank.

    Raises:
        NumbersError: A file cannot be read as text.
    """
    return [*words, *(line for file in files for line in _lines(file))]


def check(lines: Sequence[str], region: str | None) -> list[Row]:
    """What each text is: its number, region, kind, verdict, extension, repair and reason."""
    plain = [plain_number(line, region) for line in lines] if len(lines) <= FEW else [None]
    rows = [row for row in plain if row]
    if len(rows) < len(lines):
        rows = _checked(lines, region)
    return [{"raw": line} | row for line, row in zip(lines, rows, strict=True)]


def _checked(lines: Sequence[str], region: str | None) -> list[Row]:
    import polars as pl

    from dingterm.numbers import parse_numbers_detailed

    return parse_numbers_detailed(pl.Series(lines, dtype=pl.String), region).to_dicts()


def _lines(file: Path) -> Iterator[str]:
    try:
        content = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
        raise NumbersError(f"{file} cannot be read: {why}. Give a text file with one number a line.") from error
    return (line for line in content.splitlines() if line.strip())
