"""What makes two rows the same, as 128 bits of hash each."""

from __future__ import annotations

import polars as pl

KEY, CHECK = "\0key", "\0check"
"""Names of the two hash columns: no header can spell them."""

_BETWEEN = "\x1f"


def keys(rows: pl.DataFrame, unique_by: tuple[str, ...], contact: pl.DataFrame) -> pl.DataFrame:
    """`KEY` and `CHECK` of each row, null where nothing makes it comparable.

    Args:
        rows: The cleaned cells.
        unique_by: Columns, `phone` or `email`; `contact` for the phone, else the e-mail address; empty for all cells.
        contact: `e164` and `email` of each row.
    """
    text = _text(rows, unique_by, contact)
    none = text.is_null()
    return pl.DataFrame({KEY: text.hash(11).set(none, None), CHECK: text.hash(23).set(none, None)})


def _text(rows: pl.DataFrame, unique_by: tuple[str, ...], contact: pl.DataFrame) -> pl.Series:
    if unique_by == ("contact",):
        return contact.select(pl.coalesce("e164", "email")).to_series()
    known = {"phone": contact["e164"], "email": contact["email"]}
    parts = [known[name] if name in known else _plain(rows[name]) for name in unique_by] or rows.get_columns()
    if len(parts) == 1:
        return parts[0]
    frame = pl.DataFrame({str(place): part for place, part in enumerate(parts)})
    joined = pl.concat_str(pl.all().fill_null(""), separator=_BETWEEN)
    return frame.select(pl.when(pl.any_horizontal(pl.all().is_not_null())).then(joined)).to_series()


def _plain(column: pl.Series) -> pl.Series:
    return column.str.strip_chars().str.to_lowercase()
