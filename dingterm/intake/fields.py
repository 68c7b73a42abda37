"""A table's columns to fields, by its source: one row per row of the file still."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import polars as pl

from dingterm.intake.packed import done_at, extracted, packed_items
from dingterm.intake.reading import ITEM, ITEM_FIELDS, TEXT_FIELDS
from dingterm.intake.sources import Columns, Source, matching

_BETWEEN_NUMBERS = r"(\d[\d\s().\-]{5,}\d)\s*[;,/|]\s*([+(]?\d[\d\s().\-]{5,}\d)"
"""Two whole numbers and a sign between: seven digits or more on each side, so that 0711/123456 stays one."""

_BETWEEN_ADDRESSES = r"\s*(?: ::: |[;,|\n])\s*|\s+"


def to_fields(cells: pl.DataFrame, source: Source) -> pl.DataFrame:
    """Fill the fields a source names.

    Args:
        cells: A table's texts, empty cells null.
        source: Which columns fill which field.

    Returns:
        The text fields and `consent` as text, `emails`, `phones` and `items` as lists, `stage`; row by row.
    """
    headers = cells.columns
    return cells.select(
        *[_field(name, headers, source).alias(name) for name in (*TEXT_FIELDS, "consent")],
        _lists("email", source, headers, addresses).alias("emails"),
        _lists("phones", source, headers, _numbers).alias("phones"),
        _items(source, headers).alias("items"),
        _stage(source.stage, headers).alias("stage"),
    )


def mapping(headers: Sequence[str], source: Source) -> dict[str, str]:
    """Header to the field it fills, in the order of the file."""
    named = {**source.columns, **{f"item_{field}": columns for field, columns in source.items.items()}}
    found: dict[str, str] = {}
    for field, patterns in named.items():
        for header in matching(patterns, headers):
            found.setdefault(header, field)
    return {header: found[header] for header in headers if header in found}


def _field(name: str, headers: Sequence[str], source: Source) -> pl.Expr:
    """The first value of a field: its columns, a part of a cell, the moment a record was done, the default."""
    ways = [_first(source.columns.get(name, ()), headers, source)]
    if name in source.extract and source.extract[name].column in headers:
        ways.append(extracted(source.extract[name]))
    if name == "completed_at" and source.done and source.done.column in headers:
        ways.append(done_at(source.done))
    return pl.coalesce(*ways, pl.lit(source.defaults.get(name), pl.String))


def _first(patterns: Sequence[str], headers: Sequence[str], source: Source) -> pl.Expr:
    columns = [_text(header, source) for header in matching(patterns, headers)]
    return pl.coalesce(columns) if columns else pl.lit(None, pl.String)


def _text(header: str, source: Source) -> pl.Expr:
    text = pl.col(header).str.strip_chars()
    if source.unquote:
        text = text.str.strip_prefix(source.unquote)
    return pl.when(text != "").then(text)


def _lists(field: str, source: Source, headers: Sequence[str], split: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:
    """All values of a field's columns, those of one cell split."""
    columns = [_text(header, source) for header in matching(source.columns.get(field, ()), headers)]
    if not columns:
        return pl.lit(None, pl.List(pl.String))
    return pl.concat_list([split(column) for column in columns])


def addresses(cells: pl.Expr) -> pl.Expr:
    """Several e-mail addresses of one cell, without the names beside them; a null cell gives an empty list."""
    several = cells.str.count_matches("@", literal=True) > 1
    parted = cells.str.replace_all(_BETWEEN_ADDRESSES, "\n").str.split("\n").list.filter(_has_at())
    return pl.when(several).then(parted).otherwise(pl.concat_list(cells)).list.drop_nulls().fill_null([])


def _has_at() -> pl.Expr:
    return pl.element().str.contains("@", literal=True)


def _numbers(phones: pl.Expr) -> pl.Expr:
    """Several numbers of one cell; a null cell gives an empty list."""
    lines = phones.str.replace_all(" ::: ", "\n", literal=True)
    for _ in range(2):  # matches do not overlap: a, b, c needs a second look for b, c
        lines = lines.str.replace_all(_BETWEEN_NUMBERS, "${1}\n${2}")
    return lines.str.split("\n").fill_null([])


def _items(source: Source, headers: Sequence[str]) -> pl.Expr:
    """The line's own item as a list of one or none, or what its cells hold packed."""
    if source.packed:
        return packed_items(source.packed, headers)
    title = _first(source.items.get("title", ()), headers, source)
    if not matching(source.items.get("title", ()), headers):
        return pl.lit(None, pl.List(ITEM))
    item = pl.struct(_first(source.items.get(name, ()), headers, source).alias(name) for name in ITEM_FIELDS)
    return pl.when(title.is_not_null()).then(pl.concat_list(item)).otherwise(pl.lit([], pl.List(ITEM)))


def _stage(stages: Columns, headers: Sequence[str]) -> pl.Expr:
    """How far a checkout got: the furthest stage of which a column has content."""
    if not stages:
        return pl.lit(None, pl.String)
    reached = [
        pl.when(pl.any_horizontal(pl.col(matching(stages[stage], headers)).is_not_null())).then(pl.lit(stage))
        for stage in ("payment", "shipping")
        if matching(stages.get(stage, ()), headers)
    ]
    return pl.coalesce(*reached, pl.lit("contact"))
