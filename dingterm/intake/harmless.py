"""Cells of a table file that no terminal takes for orders: what `cat` would hand on is taken out on the way in.

Whether any cell needs it is seen from the bytes, at next to no cost; a table keeps its line ends and tabs, and no cell
is cut short, for these are the user's own rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from dingterm.intake.ragged import LINE
from dingterm.intake.safe_columns import HOSTILE
from dingterm.safe_text import safe_text

SHOWN = 3
"""Changed cells told of each column."""

_CONTROLS = r"[\x00-\x08\x0b-\x1f\x7f]"
_ASCII = bytes((*b"\t\n", *range(0x20, 0x7F)))
_CALM = (*range(0xC3, 0xCC), *range(0xCE, 0xD2), *range(0xE4, 0xEE))
"""First bytes of letters that are all harmless: U+00C0 to U+02FF, U+0380 to U+047F, U+4000 to U+D7FF."""

_SAFE = _ASCII + bytes((*range(0x80, 0xC0), *_CALM))
_WITHIN = {
    0xC2: rb"\xc2[\x80-\x9f\xad]",
    0xE2: rb"\xe2(?:\x80[\x8b-\x8f\xa8-\xae]|\x81[\xa0-\xaf]|\x83[\x90-\xbf])",
    0xE3: rb"\xe3\x85\xa4",
    0xEF: rb"\xef(?:\xb8|\xbb\xbf|\xbe\xa0|\xbf[\xb0-\xbf])",
    0xF0: rb"\xf0(?:\x9b\xb2|\x9d\x85)",
}
"""What is bad of the letters that begin with a byte; of those that are neither calm nor named here anything may be."""


class Suspicion(NamedTuple):
    """What bytes may hold: control signs, signs beyond ASCII."""

    controls: bool
    foreign: bool


@dataclass(frozen=True)
class Disarmed:
    """The cells of one column that were changed: how many; line, cell before and after of the first."""

    column: str
    count: int
    samples: tuple[tuple[int, str, str], ...]


def suspicion(data: bytes) -> Suspicion:
    """What kind of harm the bytes of a table (UTF-8) may do; ordinary ones none."""
    odd = set(data.translate(None, _SAFE))
    leads = {byte for byte in odd if byte > max(_ASCII)} - {ord("\x7f")}
    return Suspicion(bool(odd - leads), any(lead not in _WITHIN or re.search(_WITHIN[lead], data) for lead in leads))


def disarmed(cells: pl.DataFrame, suspected: Suspicion) -> tuple[pl.DataFrame, tuple[Disarmed, ...]]:
    """Make every cell harmless.

    Args:
        cells: `LINE` and the user's columns.
        suspected: Of the bytes they came from.
    """
    if not any(suspected):
        return cells, ()
    told: list[Disarmed] = []
    for column in cells.drop(LINE).get_columns():
        rows = _hostile(column, suspected)
        if rows.len():
            before = column.gather(rows)
            after = pl.Series([safe_text(text, lines=True, limit=len(text)) for text in before], dtype=pl.String)
            first = zip(cells[LINE].gather(rows.head(SHOWN)), before.head(SHOWN), after.head(SHOWN), strict=True)
            told.append(Disarmed(column.name, rows.len(), tuple(first)))
            cells = cells.with_columns(column.clone().scatter(rows, after))
    return cells, tuple(told)


def _hostile(column: pl.Series, suspected: Suspicion) -> pl.Series:
    """The places of cells that have to change; only those that can be bad are looked at closely."""
    odd = pl.repeat(False, len(column), eager=True)
    if suspected.foreign:
        odd = column.str.len_bytes() != column.str.len_chars()
    if suspected.controls:
        odd = odd | column.str.contains(_CONTROLS)
    rows = odd.arg_true()
    return rows.filter(column.gather(rows).str.contains(HOSTILE)) if rows.len() else rows
