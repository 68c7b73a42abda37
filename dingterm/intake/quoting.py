"""Python's reader of tables, told of the sign around cells, or that there is none."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Protocol


class Reader(Protocol):
    """What `csv.reader` gives."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


def reader(lines: Iterable[str], separator: str, quote: str, *, spaced: bool = False, strict: bool = False) -> Reader:
    """A reader of records.

    Args:
        lines: Physical lines.
        separator: The sign between cells.
        quote: The sign around cells; empty for none.
        spaced: Whether a quote may stand after separator and space.
        strict: Whether a misplaced quote is an error.
    """
    return csv.reader(
        lines,
        delimiter=separator,
        quotechar=quote or None,
        quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
        skipinitialspace=spaced,
        strict=strict,
    )
