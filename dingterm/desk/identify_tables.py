"""Tables of several files as one: every row with its file and line, and with its fields. Loads polars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from dingterm.errors import UsageError
from dingterm.identity.columns import field_named, fields_of
from dingterm.identity.fields import FIELDS, SEVERAL
from dingterm.intake.ragged import LINE
from dingterm.intake.table_stream import TableFile, open_table
from dingterm.safe_text import safe_text

FILE = "_file"
"""The column with the name of a row's file."""

BETWEEN = r"\s*[;|]\s*"
"""What stands between several phones or e-mail addresses in one cell."""


@dataclass(frozen=True)
class Rows:
    """Rows of all files.

    Attributes:
        cells: `FILE`, `LINE`, then every column of any file.
        people: The same rows by `FIELDS`.
        rejected: Rows of the files that are none.
        fields: For each file its columns and the fields they fill.
    """

    cells: pl.DataFrame
    people: pl.DataFrame
    rejected: int
    fields: dict[str, dict[str, str]]

    def filled(self, field: str) -> list[str]:
        """The columns of any file that fill a field."""
        return [column for table in self.fields.values() for column, name in table.items() if name == field]


def read_rows(files: Sequence[Path], said: Mapping[str, str]) -> Rows:
    """Read tables whole.

    Raises:
        IntakeError: One cannot be read.
        UsageError: What was said of the columns fits none.
    """
    tables = [open_table(file) for file in files]
    _check(said, {header for table in tables for header in table.headers})
    cells: list[pl.DataFrame] = []
    people: list[pl.DataFrame] = []
    rejected = 0
    fields: dict[str, dict[str, str]] = {}
    for table in tables:
        rows, refused = _whole(table)
        found = fields_of(table.headers, table.mapping, said)
        fields.setdefault(table.name, {}).update(found)
        cells.append(rows.with_columns(pl.lit(table.name).alias(FILE)))
        people.append(_people(rows, found))
        rejected += refused
    every = pl.concat(cells, how="diagonal")
    first = [FILE, LINE]
    return Rows(every.select(*first, pl.exclude(first)), pl.concat(people, how="diagonal"), rejected, fields)


def _check(said: Mapping[str, str], headers: set[str]) -> None:
    for column, field in said.items():
        if column not in headers:
            raise UsageError(
                f"There is no column {safe_text(column)!r}. Columns: {safe_text(', '.join(sorted(headers)))}."
            )
        if field_named(field) is None:
            raise UsageError(f"{safe_text(field)!r} is no field. Fields: {', '.join(FIELDS)}.")


def _whole(table: TableFile) -> tuple[pl.DataFrame, int]:
    batches = [table.parse(block) for block in table.blocks()]
    return pl.concat([batch.cells for batch in batches]), sum(batch.rejects.height for batch in batches)


def _people(rows: pl.DataFrame, found: Mapping[str, str]) -> pl.DataFrame:
    columns: dict[str, list[str]] = {}
    for column, field in found.items():
        columns.setdefault(field, []).append(column)
    told = [
        _several(names, field) if field in SEVERAL else pl.coalesce(names).alias(field)
        for field, names in columns.items()
    ]
    return rows.select(told) if told else pl.DataFrame({FIELDS[0]: pl.Series([None] * rows.height, dtype=pl.String)})


def _several(columns: Sequence[str], field: str) -> pl.Expr:
    parts = [pl.col(column).str.replace_all(BETWEEN, "\x1f").str.split("\x1f") for column in columns]
    return pl.concat_list(part.fill_null([]) for part in parts).alias(field)
