"""`safe_text` over whole columns: only the few distinct values that need it pass through the leaf module."""

from __future__ import annotations

import polars as pl

from dingterm.safe_text import INVISIBLE, LIMIT, MARKS, MAX_MARKS, safe_text

_BEYOND = (
    f"\\x7f-\\x9f\u2028\u2029\\x{{e0020}}-\\x{{e007f}}\\x{{fffe}}\\x{{ffff}}{INVISIBLE}]|[{MARKS}]{{{MAX_MARKS + 1}}}"
)
_SUSPECT = f"[\\x00-\\x1f{_BEYOND}"
"""Every text that `safe_text` changes matches this or is longer than its limit (a test compares the two)."""

HOSTILE = f"[\\x00-\\x08\\x0b-\\x1f{_BEYOND}"
"""The same for texts that may have tabs and line ends."""


def safe_series(column: pl.Series, *, lines: bool = False) -> pl.Series:
    """Make every text of a column harmless.

    Args:
        column: Texts or nulls.
        lines: Keep line breaks (as `\\n`).

    Returns:
        A column of the same length and name; nulls stay null.
    """
    suspect = column.str.contains(_SUSPECT) | (column.str.len_chars() > LIMIT)
    if not suspect.any():
        return column
    found = column.filter(suspect).unique()
    safe = pl.Series([safe_text(text, lines=lines) for text in found], dtype=pl.String)
    return column.replace(found, safe)


def safe_frame(frame: pl.DataFrame, *, with_lines: tuple[str, ...] = ()) -> pl.DataFrame:
    """`safe_series` over every text column of a frame; the columns named keep their line breaks."""
    texts = [name for name, dtype in frame.schema.items() if dtype == pl.String]
    return frame.with_columns([safe_series(frame[name], lines=name in with_lines) for name in texts])
