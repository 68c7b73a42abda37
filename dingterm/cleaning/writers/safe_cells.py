"""Cells that a spreadsheet would take for a formula, made plain text (OWASP, CSV injection).

A cell beginning with `= + - @`, a tab or a carriage return gets an apostrophe before it. A plain number keeps its sign,
and a phone its plus: digits cannot run anything, and with an apostrophe no program would know the number.
"""

from __future__ import annotations

from collections.abc import Set

import polars as pl

_FORMULA = "^[=+\\-@\t\r＝＋－＠]"
_NUMBER = r"^[+-]?\d+(?:[.,]\d+)*$"
_PHONE = r"^\+\d[\d ().\-]*(?: [a-zé.]{1,8} ?\d+)?$"


def safe_cells(rows: pl.DataFrame, phones: Set[str]) -> pl.DataFrame:
    """Rows whose cells no spreadsheet evaluates, their headers included.

    Args:
        rows: Texts.
        phones: Columns with phones.
    """
    changed = [_safe(rows[name], _PHONE if name in phones else _NUMBER) for name in rows.columns]
    return pl.DataFrame(changed).rename({name: safe_header(name) for name in rows.columns})


def safe_header(name: str) -> str:
    """A header likewise."""
    return f"'{name}" if name.startswith(tuple("=+-@\t\r＝＋－＠")) else name


def _safe(column: pl.Series, harmless: str) -> pl.Series:
    suspect = column.str.contains(_FORMULA).arg_true()
    if not suspect.len():
        return column
    cells = column.gather(suspect)
    bad = suspect.filter(~cells.str.contains(harmless))
    return column.clone().scatter(bad, "'" + column.gather(bad)) if bad.len() else column
