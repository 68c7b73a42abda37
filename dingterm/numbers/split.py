"""Cells that hold several numbers, taken apart."""

from __future__ import annotations

import polars as pl

_BETWEEN = r"(?i)((?:[0-9][ ().-]*){6,}) *(?:[/;,|&\n]|:::|\bor\b|\band\b)[^0-9+(]{0,12}(\+?\(?[0-9])"
_MARK = "\x1f"


def split_numbers(texts: pl.Series) -> pl.Series:
    """Cells to lists of texts, one for each number; a cell with one number, or none, to a list of itself.

    A sign between two numbers separates them only where six digits or more come before it: `030/1234567` is one.
    """
    apart = texts.cast(pl.String).str.replace_all(_BETWEEN, f"${{1}}{_MARK}${{2}}")
    return apart.str.split(_MARK).list.eval(pl.element().str.strip_chars()).alias("numbers")
