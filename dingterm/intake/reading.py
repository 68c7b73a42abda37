"""What reading a file gives: rows of known columns, the rows that could not be read, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from dingterm.intake.columns import Column
from dingterm.intake.read_as import A_TABLE, ReadAs

Kind = Literal["carts", "orders", "customers"]

ITEM_FIELDS = ("title", "variant", "sku", "quantity", "price")

ITEM = pl.Struct(dict.fromkeys(ITEM_FIELDS, pl.String))

ADDRESS = ("address", "address2", "street_number", "postcode")
"""Beside `city` and `country`, the fields of where somebody is; `street_number` where a column of its own has it."""

TEXT_FIELDS = (
    "shop_id", "name", "given_name", "family_name", "email", "language", "country", "city", *ADDRESS, "birth_date",
    "tags", "note",
    "record_id", "record_name", "status", "currency", "total", "created_at", "updated_at", "completed_at", "url",
    "orders_count", "total_spent",
)  # fmt: skip
"""Fields kept as the text that came."""

ROWS: dict[str, pl.DataType | type[pl.DataType]] = {
    "line": pl.UInt32,
    "lines": pl.UInt32,
    "hash": pl.String,
    "payload": pl.String,
    "shop_id": pl.String,
    "name": pl.String,
    "given_name": pl.String,
    "family_name": pl.String,
    "email": pl.String,
    "emails": pl.List(pl.String),
    "phones": pl.List(pl.String),
    "language": pl.String,
    "country": pl.String,
    "city": pl.String,
    **dict.fromkeys(ADDRESS, pl.String),
    "birth_date": pl.String,
    "tags": pl.String,
    "note": pl.String,
    "consent": pl.Boolean,
    "record_id": pl.String,
    "record_name": pl.String,
    "status": pl.String,
    "currency": pl.String,
    "total": pl.String,
    "created_at": pl.String,
    "updated_at": pl.String,
    "completed_at": pl.String,
    "url": pl.String,
    "stage": pl.String,
    "items": pl.List(ITEM),
    "orders_count": pl.String,
    "total_spent": pl.String,
}
"""Columns of `Reading.rows`, in order; `email` is the most trusted of `emails`, as it came."""

REJECTS: dict[str, pl.DataType | type[pl.DataType]] = {
    "line": pl.UInt32,
    "column": pl.String,
    "code": pl.String,
    "sentence": pl.String,
    "payload": pl.String,
}
"""Columns of `Reading.rejects`, in order; each row is one row of the file."""


@dataclass(frozen=True)
class Reading:
    """One file as rows.

    Attributes:
        file: The file's name, without its folder.
        source: Id of the source it was recognised as, `generic` when none fits.
        kind: What a row is.
        rows: One row per record, columns `ROWS`; `lines` says how many rows of the file it holds.
        rejects: Rows of the file that could not be read, columns `REJECTS`.
        rows_read: Rows of the file as a person counts them: `rows["lines"].sum() + rejects.height`.
        mapping: Header of the file to the field it fills.
        notes: What was decided on the way, for the user to check.
        headers: A table's columns, in order.
        columns: What those of a table were taken for that are not left alone.
        read_as: How the file is written.
    """

    file: str
    source: str
    kind: Kind
    rows: pl.DataFrame
    rejects: pl.DataFrame
    rows_read: int
    mapping: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    columns: Mapping[str, Column] = field(default_factory=dict)
    read_as: ReadAs = A_TABLE


def reject_frame(rejects: list[tuple[int, str, str, str, str]]) -> pl.DataFrame:
    """Rejects given as tuples in the order of `REJECTS`, as a frame."""
    return pl.DataFrame(rejects, schema=REJECTS, orient="row")
