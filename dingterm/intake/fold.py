"""Several lines of a file to one record: an order's further items, a customer's further addresses."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from dingterm.intake.reading import reject_frame
from dingterm.intake.sources import Fold, matching

_KEY, _FIRST, _RECORD = "\0key", "\0first", "\0record"
_LISTS = ("emails", "phones", "items")


def fold(rows: pl.DataFrame, cells: pl.DataFrame, how: Fold) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Fold the lines of one record into one row, even where another record's line stands between.

    Args:
        rows: One row per line: `line`, `lines`, `payload`, the fields.
        cells: The same rows as the file's own columns.
        how: Which columns tell records apart and which only a first line has.

    Returns:
        The records in the order of their first lines, and the lines that belong to no record.
    """
    marked = rows.with_columns(_key(cells, how), _first(cells, how)).with_columns(_number().alias(_RECORD))
    alone = marked[_KEY].is_null() & ~marked[_FIRST]
    lost = alone | (marked[_RECORD] == 0)
    whole = marked.filter(~lost).with_columns(_alone_if_keyless())
    return _folded(whole, rows.columns), _lost(marked.filter(lost))


def _key(cells: pl.DataFrame, how: Fold) -> pl.Series:
    columns = [pl.col(header).str.strip_chars() for header in matching(how.by, cells.columns)]
    key = cells.select(pl.coalesce(columns).alias(_KEY)).to_series()
    return key.forward_fill() if how.down else key


def _first(cells: pl.DataFrame, how: Fold) -> pl.Series:
    """Whether a line can begin a record; where the file says nothing, the first line of each key does."""
    headers = matching(how.first or (how.by if how.down else ()), cells.columns)
    if headers:
        return cells.select(pl.any_horizontal(pl.col(headers).is_not_null()).alias(_FIRST)).to_series()
    key = cells.select(pl.coalesce(pl.col(matching(how.by, cells.columns)).str.strip_chars())).to_series()
    return (key.is_first_distinct() | key.is_null()).alias(_FIRST)


def _number() -> pl.Expr:
    """Which record of its key a line is of: 1, 2 … as first lines pass; 0 when its key has none at all.

    A line that comes before the first line of its record (a sorted file) still belongs to it.
    """
    passed = pl.col(_FIRST).cum_sum().over(_KEY)
    return pl.when(pl.col(_FIRST).any().over(_KEY)).then(pl.max_horizontal(passed, 1)).otherwise(0)


def _alone_if_keyless() -> list[pl.Expr]:
    """Lines without a key are records of their own: their line tells them apart."""
    keyless = pl.col(_KEY).is_null()
    return [pl.when(keyless).then(pl.col("line").cast(pl.Int64)).otherwise(pl.col(_RECORD)).alias(_RECORD)]


def _folded(rows: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    ordered = rows.sort(pl.col(_FIRST).not_(), "line")
    single = [name for name in columns if name not in ("lines", "payload", *_LISTS)]
    folded = ordered.group_by(_KEY, _RECORD, maintain_order=True).agg(
        pl.col(single).first(),
        pl.col("lines").sum(),
        pl.when(pl.len() == 1)
        .then(pl.col("payload").first())
        .otherwise("[" + pl.col("payload").str.join(",") + "]")
        .alias("payload"),
        *[pl.col(name).explode(empty_as_null=False, keep_nulls=False) for name in _LISTS],
    )
    return folded.select(columns).sort("line")


def _lost(rows: pl.DataFrame) -> pl.DataFrame:
    sentence = (
        "Line {}: a further line of {}, but no line of the file has the record's own columns. "
        "Export the whole record again."
    )
    return reject_frame(
        [
            (line, "", "no_first_line", sentence.format(line, key or "a record without a name"), payload)
            for line, key, payload in rows.select("line", _KEY, "payload").iter_rows()
        ]
    )
