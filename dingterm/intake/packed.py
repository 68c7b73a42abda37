"""Values packed into one cell: PHP-serialised carts, `name:Shirt|quantity:1`, a country inside a location."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from dingterm.intake.reading import ITEM, ITEM_FIELDS
from dingterm.intake.sources import Done, Extract, Packed, matching


def extracted(extract: Extract) -> pl.Expr:
    """The part of a cell that a pattern's first group matches."""
    return pl.col(extract.column).str.extract(extract.pattern, 1)


def packed_items(packed: Packed, headers: Sequence[str]) -> pl.Expr:
    """The items of every cell that holds packed ones; null where the file has no such column."""
    columns = matching(packed.columns, headers)
    if not columns:
        return pl.lit(None, pl.List(ITEM))
    texts = pl.concat_list([pl.col(header).str.extract_all(packed.item).fill_null([]) for header in columns])
    element = pl.element()
    fields = [
        element.str.extract(packed.fields[name], 1).alias(name)
        if name in packed.fields
        else pl.lit(None, pl.String).alias(name)
        for name in ITEM_FIELDS
    ]
    return texts.list.eval(pl.struct(fields)).cast(pl.List(ITEM))


def done_at(done: Done) -> pl.Expr:
    """When a record that a column calls done was done; null for the others."""
    return pl.when(pl.col(done.column).str.strip_chars().is_in(done.values)).then(pl.col(done.at).str.strip_chars())
