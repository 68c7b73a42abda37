"""Columns of any type as text: no float tail, ISO dates, lists as several values of one cell, records as columns."""

from __future__ import annotations

import polars as pl

BETWEEN = " ::: "
"""Stands between several values of one cell, as in Google's contact lists."""

_WHOLE = 1 << 53
"""Up to here a float holds every whole number."""


def as_texts(frame: pl.DataFrame) -> pl.DataFrame:
    """The same frame with text columns only; a column of records becomes one column per field: `billing.phone`."""
    while any(_fields(dtype) for dtype in frame.dtypes):
        frame = pl.DataFrame([part for column in frame.get_columns() for part in _apart(column)])
    return frame.select(_text(column) for column in frame.get_columns())


def _fields(dtype: pl.DataType) -> list[str]:
    """The fields of a column of records or of lists of records."""
    inner = dtype.inner if isinstance(dtype, pl.List | pl.Array) else dtype
    return [field.name for field in inner.fields] if isinstance(inner, pl.Struct) else []


def _apart(column: pl.Series) -> list[pl.Series]:
    fields = _fields(column.dtype)
    if not fields:
        return [column]
    if isinstance(column.dtype, pl.Struct):
        return [column.struct.field(field).rename(f"{column.name}.{field}") for field in fields]
    lists = column.cast(pl.List(column.dtype.inner)) if isinstance(column.dtype, pl.Array) else column
    parts = [lists.list.eval(pl.element().struct.field(field)) for field in fields]
    return [part.rename(f"{column.name}.{field}") for part, field in zip(parts, fields, strict=True)]


def _text(column: pl.Series) -> pl.Series:
    dtype = column.dtype
    if isinstance(dtype, pl.List | pl.Array):
        return _joined(column)
    if dtype.is_float():
        return _number(column)
    if dtype == pl.Binary:
        return column.bin.encode("hex")
    if isinstance(dtype, pl.Datetime):
        return column.dt.to_string("iso").str.strip_suffix(".000000").str.strip_suffix(" 00:00:00")
    return column.cast(pl.String)


def _number(column: pl.Series) -> pl.Series:
    """Whole numbers without `.0`: phones and ids that were once calculated with."""
    whole = (column == column.round()) & (column.abs() < _WHOLE)
    texts = pl.when(whole).then(column.cast(pl.Int64, strict=False).cast(pl.String)).otherwise(column.cast(pl.String))
    return pl.select(texts.alias(column.name)).to_series()


def _joined(column: pl.Series) -> pl.Series:
    lists = column.cast(pl.List(column.dtype.inner)) if isinstance(column.dtype, pl.Array) else column
    while isinstance(lists.dtype, pl.List) and isinstance(lists.dtype.inner, pl.List):
        lists = lists.list.eval(pl.element().explode(empty_as_null=False, keep_nulls=False))
    return lists.list.eval(pl.element().cast(pl.String)).list.drop_nulls().list.join(BETWEEN)
