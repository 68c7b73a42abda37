"""Lines to records: what is plain is told apart by columns at once, only the rest is read cell by cell.

A line is plain when every quote on it opens or closes a cell (RFC 4180). Where it is not, a record may go on over
several lines, or a quote may stand alone: then Python's own reader takes over for that record, and a quote that never
closes costs its own line, not the rest of the file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import polars as pl

from dingterm.intake.overrides import QUOTE
from dingterm.intake.quoting import reader

MAX_LINES = 400
"""Lines one record may take; a quote still open after them was never meant to open."""

Cells = list[str]


@dataclass(frozen=True)
class Records:
    """A table file's records.

    Attributes:
        plain: `line`, `text`: one-line records of the header's width.
        odd: Line and cells of the others, in the file's order.
        open_quotes: Line and text of lines whose quote never closes.
        blank: Lines without any content, which are no rows.
    """

    plain: pl.DataFrame
    odd: list[tuple[int, Cells]]
    open_quotes: list[tuple[int, str]]
    blank: int


def split_records(lines: pl.DataFrame, separator: str, width: int, quote: str = QUOTE) -> Records:
    """Tell records apart.

    Args:
        lines: `line` (1-based), `text`: every physical line after the header.
        separator: The sign between cells.
        width: Cells of the header.
        quote: The sign around cells; empty for none.
    """
    marked = lines.with_columns(
        plain=_is_plain(separator, quote), cells=_cells(separator, quote), blank=pl.col("text").str.strip_chars() == ""
    )
    walked = _Walk(marked, separator, quote).run() if not marked["plain"].all() else _Walked([], [], [])
    taken = pl.DataFrame({"line": walked.taken}, schema={"line": lines.schema["line"]})
    rest = marked.join(taken, on="line", how="anti", maintain_order="left")
    filled = rest.filter(~pl.col("blank"))
    fits = pl.col("cells") == width
    ragged = filled.filter(~fits)
    odd = [(line, _read(text, separator, quote)) for line, text in _pairs(ragged)]
    return Records(
        plain=filled.filter(fits).select("line", "text"),
        odd=sorted(chain(walked.odd, odd), key=lambda record: record[0]),
        open_quotes=walked.open_quotes,
        blank=rest.height - filled.height,
    )


def _is_plain(separator: str, quote: str) -> pl.Expr:
    if not quote:
        return pl.lit(value=True)
    sign, mark = _sign(separator), _sign(quote)
    cell = f"(?:{_quoted(mark)}|[^{mark}{sign}]*)"
    text = pl.col("text")
    return ~text.str.contains(quote, literal=True) | text.str.contains(f"^{cell}(?:{sign}{cell})*$")


def _cells(separator: str, quote: str) -> pl.Expr:
    text = pl.col("text")
    bare = text.str.replace_all(_quoted(_sign(quote)), "") if quote else text
    return bare.str.count_matches(separator, literal=True) + 1


def _sign(sign: str) -> str:
    return f"\\x{{{ord(sign):x}}}"


def _quoted(mark: str) -> str:
    return f"{mark}(?:[^{mark}]|{mark}{mark})*{mark}"


def _read(text: str, separator: str, quote: str) -> Cells:
    try:
        return next(reader([text], separator, quote, spaced=_spaced(text, separator, quote)), [])
    except csv.Error:  # a cell too long for the reader
        return text.split(separator)


def _spaced(text: str, separator: str, quote: str) -> bool:
    """Whether a quote stands after separator and space, where it opens a cell all the same."""
    return bool(quote) and f"{separator} {quote}" in text


def _pairs(frame: pl.DataFrame) -> Iterator[tuple[int, str]]:
    return zip(frame["line"], frame["text"], strict=True)


@dataclass
class _Walked:
    taken: list[int]
    odd: list[tuple[int, Cells]]
    open_quotes: list[tuple[int, str]]


class _Walk:
    """The walk over lines that are not plain, in order, each record taking the lines it needs."""

    def __init__(self, marked: pl.DataFrame, separator: str, quote: str) -> None:
        self.texts = marked["text"]
        self.line = marked["line"]
        self.starts = (~marked["plain"]).arg_true().to_list()
        self.separator, self.quote = separator, quote

    def run(self) -> _Walked:
        walked = _Walked([], [], [])
        free = 0
        for start in self.starts:
            if start < free:
                continue
            cells, used = self._record(start)
            number = self.line[start]
            if used:
                walked.odd.append((number, cells))
            else:
                walked.open_quotes.append((number, self.texts[start]))
            free = start + max(used, 1)
            walked.taken += self.line.slice(start, max(used, 1)).to_list()
        return walked

    def _record(self, start: int) -> tuple[Cells, int]:
        """The record that starts here and the lines it takes; no lines when a quote never closes where it should."""
        cells, used = self._read(start, strict=True)
        if not used:
            cells, used = self._read(start, strict=False)
            return cells, used if used == 1 else 0
        return cells, used

    def _read(self, start: int, *, strict: bool) -> tuple[Cells, int]:
        feed = _Feed(self.texts, start)
        spaced = _spaced(self.texts[start], self.separator, self.quote)
        try:
            cells = next(reader(feed, self.separator, self.quote, spaced=spaced, strict=strict), [])
        except csv.Error:
            return [], 0
        return cells, 0 if feed.ran_out else feed.given


class _Feed:
    """Lines handed to the reader, a few at a time, remembering how many it took."""

    def __init__(self, texts: pl.Series, start: int) -> None:
        self.texts = texts
        self.start = start
        self.given = 0
        self.ran_out = False
        self.ready: list[str] = []

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if self.given == len(self.ready):
            self.ready += self.texts.slice(self.start + self.given, max(4, self.given)).to_list()
        if self.given == len(self.ready) or self.given >= MAX_LINES:
            self.ran_out = True
            raise StopIteration
        self.given += 1
        return self.ready[self.given - 1] + "\n"
