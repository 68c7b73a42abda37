"""Where somebody lives and when they were born: spaces, and dates as ISO 8601 has them; nothing is judged."""

from __future__ import annotations

import polars as pl

from dingterm.cleaning.dates import epoch_seconds
from dingterm.intake.reading import ADDRESS

_TIME = r"[T\s].*$"
_EIGHT_FIGURES = r"^(\d{4})(\d\d)(\d\d)$"


def with_addresses(rows: pl.DataFrame, region: str | None) -> pl.DataFrame:
    """Tidy the fields of `ADDRESS`; `birth_date` becomes `1990-05-01`, and null where it is no date.

    Args:
        rows: Records with these fields as texts.
        region: The shop's region, which says whether day or month comes first where a file leaves it open.
    """
    return rows.with_columns(*map(_spaced, ADDRESS), birth_date=_days(rows["birth_date"], region))


def _spaced(name: str) -> pl.Expr:
    text = pl.col(name).str.replace_all(r"\s+", " ").str.strip_chars(" ,")
    return pl.when(text != "").then(text).alias(name)


def _days(column: pl.Series, region: str | None) -> pl.Series:
    if column.null_count() == len(column):
        return column
    bare = column.str.strip_chars().str.replace(_TIME, "").str.replace(_EIGHT_FIGURES, "${1}-${2}-${3}")
    moment = epoch_seconds(bare, region)
    return moment.to_frame("at").select(pl.from_epoch("at", "s").dt.strftime("%Y-%m-%d")).to_series()
