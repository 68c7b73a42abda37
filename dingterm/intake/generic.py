"""A source made up for a file of no known system: by its headers, then by what its columns look like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set

import polars as pl

from dingterm.intake.headers import fields_by_name, never
from dingterm.intake.ragged import EMAIL
from dingterm.intake.reading import Kind
from dingterm.intake.sources import Fold, Source

ENOUGH = 0.6
"""Share of a column's values that must look like a thing for the column to be that thing."""

_MONEY_OR_DATE = (
    r"^\d+[.,]\d{1,2}$|^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    r"|^\d{1,3}(?:\.\d{1,3}){3}$"
)
_NUMBER = r"^(?:\p{L}{1,9}:)?[^\d\p{L}]*(?:\d[\s().\-/+;,]*){7,}"
"""A phone as it turns up in a column of phones: wrapped, prefixed or with an extension."""


def generic_source(cells: pl.DataFrame) -> Source:
    """Map a table's columns to fields.

    Args:
        cells: The table's texts.

    Returns:
        A source with id `generic`; without phones, email and shop_id in `columns` when no column can be used.
    """
    mapping = fields_by_name(cells.columns)
    for field, shape in (("phones", _NUMBER), ("email", EMAIL)):
        if field not in mapping.values():
            free = [header for header in cells.columns if header not in mapping and not never(header, field)]
            mapping.update(dict.fromkeys(_looking(cells.select(free), shape), field))
    columns: defaultdict[str, list[str]] = defaultdict(list)
    for header, field in mapping.items():
        columns[field].append(header)
    kind = _kind(columns.keys())
    items = {field.removeprefix("item_"): tuple(names) for field, names in columns.items() if field.startswith("item_")}
    return Source(
        id="generic",
        title="a table",
        kind=kind,
        format="csv",
        columns={field: tuple(names) for field, names in columns.items() if not field.startswith("item_")},
        items=items,
        fold=Fold(by=tuple(columns["record_id"])) if items and kind != "customers" else None,
    )


def _kind(known: Set[str]) -> Kind:
    """Rows with an id of their own are orders, or carts when a link leads back to the checkout."""
    if "record_id" not in known or not known & {"total", "item_title", "status", "url"}:
        return "customers"
    return "carts" if "url" in known and "status" not in known else "orders"


def _looking(cells: pl.DataFrame, shape: str) -> list[str]:
    """Columns of which most values have a shape and are neither money, dates nor network addresses."""
    text = pl.col(pl.String).str.strip_chars()
    fits = text.str.contains(shape) & ~text.str.contains(_MONEY_OR_DATE)
    shares = cells.head(2000).select(fits.mean())
    return [name for name in shares.columns if (shares[name].item() or 0) >= ENOUGH] if cells.width else []
