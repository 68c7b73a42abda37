"""How a table file is written: its separator, and which of its first records is the header."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from dingterm.safe_text import safe_text

SEPARATORS = (",", ";", "\t", "|")
LOOKED_AT = 60
"""Lines a dialect is read from."""

Knows = Callable[[Sequence[str]], int]
"""How many of some cells are known names of columns."""

LONGEST_HEADER = 200
"""Signs of a header; what is longer is no header."""

_HINT = re.compile(r'^"?sep=(.)"?\s*$', re.IGNORECASE)
_VALUE = re.compile(r"@[^@\s]+\.\w|^[+'(]?[\d().\s/-]{7,}$")
"""An e-mail address or a number of seven digits and more: no header says that."""


@dataclass(frozen=True)
class Dialect:
    """How a file is written.

    Attributes:
        separator: The sign between cells.
        header: The header's cells; made up (`column 1` …) when the file has none.
        skip: Physical lines before the first record.
        said: What was decided, for the user.
    """

    separator: str
    header: tuple[str, ...]
    skip: int
    said: str


def detect(head: Sequence[str], knows: Knows) -> Dialect:
    """Read the dialect from a file's first lines.

    Args:
        head: The first lines (`LOOKED_AT` are enough), without line ends.
        knows: How many of these headers are known names of columns.
    """
    hint = _HINT.match(head[0]) if head else None
    start = 1 if hint else 0
    separator = hint[1] if hint else _separator(head, knows)
    records = _records(head[start:], separator)
    place = header_place([cells for _, cells in records], knows)
    if place is None:
        width = max((len(cells) for _, cells in records), default=0)
        made_up = tuple(f"column {number}" for number in range(1, width + 1))
        return Dialect(separator, made_up, start, f"{_title(separator)}, no header")
    end, cells = records[place]
    begin = start + (records[place - 1][0] if place else 0)
    said = f"{_title(separator)}, header on line {begin + 1 + _blank_before(head[begin:])}"
    return Dialect(separator, unique_headers(cells), start + end, said)


def unique_headers(cells: Sequence[str]) -> tuple[str, ...]:
    """Headers as they stand but harmless, blank ones numbered by their column and repeated ones told apart.

    A header that polars would read as a pattern of columns (`*`, `^…$`) gets its number before it.
    """
    seen: Counter[str] = Counter()
    headers: list[str] = []
    for number, cell in enumerate(cells, start=1):
        header = " ".join(safe_text(cell, limit=LONGEST_HEADER).split())
        if not header or header == "*" or (header.startswith("^") and header.endswith("$")):
            header = f"column {number} {header}".rstrip()
        seen[header] += 1
        headers.append(header if seen[header] == 1 and header not in headers else f"{header} ({number})")
    return tuple(headers)


def _separator(head: Sequence[str], knows: Knows) -> str:
    """The sign under which a known header appears, else that most records have equally often, else of more cells."""
    scores = {}
    for sign in SEPARATORS:
        records = [cells for _, cells in _records(head, sign)]
        named = max((knows(cells) for cells in records[:20] if len(cells) > 1), default=0)
        widths = Counter(map(len, records))
        width, often = max(widths.items(), key=lambda pair: (pair[1] * (pair[0] > 1), pair[0]), default=(1, 0))
        scores[sign] = (named if named > 1 else 0, often * (width > 1), width)
    return max(SEPARATORS, key=lambda sign: scores[sign])


def _records(head: Sequence[str], separator: str) -> list[tuple[int, list[str]]]:
    """The records of the first lines, each with the number of lines consumed so far; blank ones left out."""
    reader = csv.reader([line + "\n" for line in head], delimiter=separator, skipinitialspace=True)
    found: list[tuple[int, list[str]]] = []
    with suppress(csv.Error):  # a cell too long for the reader: what came before it is enough
        found.extend((reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells))
    return found


def header_place(records: Sequence[Sequence[str]], knows: Knows) -> int | None:
    """Which record is the header: the first that names known columns, else the first as wide as the data.

    Args:
        records: The cells of the first records.
        knows: How many of some cells are known names of columns.

    Returns:
        Its place, or None when already the first record is data.
    """
    for place, cells in enumerate(records[:20]):
        named = knows(cells)
        if named >= 2 or (named and named == sum(bool(cell.strip()) for cell in cells)):
            return place
    widths = Counter(_width(cells) for cells in records)
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    for place, cells in enumerate(records[:20]):
        if _width(cells) >= usual:
            return None if any(_VALUE.search(cell.strip()) for cell in cells) else place
    return 0 if records else None


def _width(cells: Sequence[str]) -> int:
    return max((number for number, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def _blank_before(lines: Sequence[str]) -> int:
    return next((number for number, line in enumerate(lines) if line.strip()), 0)


def _title(separator: str) -> str:
    return {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}.get(separator, f"“{separator}”")
