"""Cells that a spreadsheet would take for a formula, made plain text (OWASP, CSV injection).

A cell beginning with `= + - @`, a tab or a carriage return gets an apostrophe before it. A plain number keeps its sign,
and a phone its plus: digits cannot run anything, and with an apostrophe no program would know the number.
"""

from __future__ import annotations

import re
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
    safe = [_safe(column, patterns[column.name]) for column in rows.get_columns() if column.name in patterns]
    return rows.with_columns(safe).rename({name: safe_header(name) for name in rows.columns})


def safe_header(name: str) -> str:
    """A header likewise."""
    return f"'{name}" if name.startswith(tuple(_SIGNS)) else name


def safe_cell(text: str) -> str:
    """One cell likewise."""
    return text if re.match(_SAFE, text) else f"'{text}"


def _safe(column: pl.Series, pattern: str) -> pl.Series:
    odd = _begin_oddly(column)
    if not odd.any():
        return column
    rows = odd.arg_true()
    rows = rows.filter(column.gather(rows).cast(pl.UInt64, strict=False).is_null())  # a number, with a plus or without
    bad = rows.filter(~column.gather(rows).str.contains(pattern))
    return column.clone().scatter(bad, "'" + column.gather(bad)) if bad.len() else column


def _begin_oddly(column: pl.Series) -> pl.Series:
    """Whether cells may begin with one of the signs, by their order alone: that costs a tenth of a pattern."""
    return (column < "0") | ((column >= "=") & (column < "A")) | (column >= "＋")
