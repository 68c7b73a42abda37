"""Cells that a spreadsheet would take for a formula, made plain text (OWASP, CSV injection).

A cell beginning with `= + - @`, a tab or a carriage return gets an apostrophe before it. A plain number keeps its sign,
and a phone its plus: digits cannot run anything, and with an apostrophe no program would know the number.
"""

from __future__ import annotations

from collections.abc import Set

import polars as pl

_SIGNS = "=+-@\t\r＝＋－＠"
_PLAIN = r"^(?:[^=+\-@\t\r＝＋－＠]|$"
_SAFE = _PLAIN + r"|[+-]?\d+(?:[.,]\d+)*$)"
_SAFE_PHONE = _PLAIN + r"|\+\d[\d ().\-]*(?: [a-zé.]{1,8} ?\d+)?$)"


def safe_cells(rows: pl.DataFrame, phones: Set[str], plain: Set[str] = frozenset()) -> pl.DataFrame:
    """Rows whose cells no spreadsheet evaluates, their headers included.

    Args:
        rows: Texts.
        phones: Columns with phones.
        plain: Columns of our own words.
    """
    patterns = {name: _SAFE_PHONE if name in phones else _SAFE for name in rows.columns if name not in plain}
    changed = [_safe(column, patterns[column.name]) if column.name in patterns else column for column in rows]
    return pl.DataFrame(changed).rename({name: safe_header(name) for name in rows.columns})


def safe_header(name: str) -> str:
    """A header likewise."""
    return f"'{name}" if name.startswith(tuple(_SIGNS)) else name


def _safe(column: pl.Series, pattern: str) -> pl.Series:
    bad = (~column.str.contains(pattern)).arg_true()
    return column.clone().scatter(bad, "'" + column.gather(bad)) if bad.len() else column
