"""How a table file is written: its separator, and which of its first records is the header."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from dingterm.errors import IntakeError
from dingterm.intake.overrides import FOUND_OUT, QUOTE, Overrides
from dingterm.intake.quoting import reader
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
        line: The line of the header (1-based), 0 when the file has none.
        quote: The sign around cells; empty for none.
    """

    separator: str
    header: tuple[str, ...]
    skip: int
    said: str
    line: int = 0
    quote: str = QUOTE


def detect(head: Sequence[str], knows: Knows, said: Overrides = FOUND_OUT, name: str = "The file") -> Dialect:
    """Read the dialect from a file's first lines.

    Args:
        head: The first lines (`LOOKED_AT` are enough), without line ends.
        knows: How many of these headers are known names of columns.
        said: What a user knows better.
        name: The file's name, for errors.

    Raises:
        IntakeError: The file has no such line as the header is said to stand on.
    """
    hint = _HINT.match(head[0]) if head else None
    start = _start(head, said.header_line, name) or (1 if hint else 0)
    separator = said.separator or (hint[1] if hint else _separator(head[start:], knows, said.quote))
    records = _records(head[start:], separator, said.quote)
    place = _place([cells for _, cells in records], knows, said.header_line)
    written = _written(separator, said.quote)
    if place is None:
        width = max((len(cells) for _, cells in records), default=0)
        return Dialect(separator, numbered_headers(width), start, f"{written}, no header", 0, said.quote)
    end, cells = records[place]
    begin = start + (records[place - 1][0] if place else 0)
    line = begin + 1 + _blank_before(head[begin:])
    headers = unique_headers(cells)
    return Dialect(separator, headers, start + end, f"{written}, header on line {line}", line, said.quote)


def _start(head: Sequence[str], header_line: int | None, name: str) -> int:
    """Lines before the one the header is said to stand on."""
    if header_line and not any(line.strip() for line in head[header_line - 1 :]):
        raise IntakeError(no_header(name, header_line))
    return max((header_line or 0) - 1, 0)


def no_header(name: str, line: int) -> str:
    """The sentence on a header that was said to stand where nothing stands."""
    return f"{name} has nothing on line {line}, where its header was said to stand. Say another line."


def _place(records: Sequence[Sequence[str]], knows: Knows, header_line: int | None) -> int | None:
    """Which record is the header: the first, where a user said a line, for no line before it is looked at."""
    return header_place(records, knows) if header_line is None else (0 if header_line else None)


def _written(separator: str, quote: str) -> str:
    return _title(separator) + ("" if quote == QUOTE else f", quote {quote}" if quote else ", no quotes")


def numbered_headers(width: int) -> tuple[str, ...]:
    """Headers for columns without a name."""
    return tuple(f"column {number}" for number in range(1, width + 1))


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


def _separator(head: Sequence[str], knows: Knows, quote: str) -> str:
    """The sign under which a known header appears, else that most records have equally often, else of more cells."""
    scores = {}
    for sign in SEPARATORS:
        records = [cells for _, cells in _records(head, sign, quote)]
        named = max((knows(cells) for cells in records[:20] if len(cells) > 1), default=0)
        widths = Counter(map(len, records))
        width, often = max(widths.items(), key=lambda pair: (pair[1] * (pair[0] > 1), pair[0]), default=(1, 0))
        scores[sign] = (named if named > 1 else 0, often * (width > 1), width)
    return max(SEPARATORS, key=lambda sign: scores[sign])


def _records(head: Sequence[str], separator: str, quote: str) -> list[tuple[int, list[str]]]:
    """The records of the first lines, each with the number of lines consumed so far; blank ones left out."""
    rows = reader([line + "\n" for line in head], separator, quote, spaced=True)
    found: list[tuple[int, list[str]]] = []
    with suppress(csv.Error):  # a cell too long for the reader: what came before it is enough
        found.extend((rows.line_num, cells) for cells in rows if any(cell.strip() for cell in cells))
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
