"""A source made up for a file of no known system, of what its columns were taken for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set

from dingterm.intake.columns import Column
from dingterm.intake.reading import Kind
from dingterm.intake.sources import Fold, Source


def generic_source(columns: Mapping[str, Column]) -> Source:
    """A source with id `generic`; without phones, email and shop_id in `columns` when no column can be used.

    Args:
        columns: Header to what it was taken for.
    """
    filled: defaultdict[str, list[str]] = defaultdict(list)
    for header, column in columns.items():
        filled[column.field].append(header)
    kind = _kind(filled.keys())
    items = {field.removeprefix("item_"): tuple(names) for field, names in filled.items() if field.startswith("item_")}
    return Source(
        id="generic",
        title="a table",
        kind=kind,
        format="csv",
        columns={field: tuple(names) for field, names in filled.items() if not field.startswith("item_")},
        items=items,
        fold=Fold(by=tuple(filled["record_id"])) if items and kind != "customers" else None,
    )


def _kind(known: Set[str]) -> Kind:
    """Rows with an id of their own are orders, or carts when a link leads back to the checkout."""
    if "record_id" not in known or not known & {"total", "item_title", "status", "url"}:
        return "customers"
    return "carts" if "url" in known and "status" not in known else "orders"
