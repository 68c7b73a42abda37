"""A table's cells to a reading: source, fields, records folded, fingerprints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from dingterm.intake.columns import IGNORED, TOLD
from dingterm.intake.fields import mapping, to_fields
from dingterm.intake.finish import finish
from dingterm.intake.fold import fold
from dingterm.intake.headers import count_known, fields_by_name
from dingterm.intake.mapped import mapped, understood
from dingterm.intake.overrides import FOUND_OUT, Overrides
from dingterm.intake.payload import payloads
from dingterm.intake.problem import NobodyError
from dingterm.intake.reading import Reading
from dingterm.intake.sources import Source, matching, recognise
from dingterm.intake.table import Table
from dingterm.safe_text import safe_text

_KNOWS_A_CUSTOMER = ("phones", "email", "shop_id")


def from_table(
    table: Table,
    name: str,
    wanted: Source | None,
    *,
    generic: bool,
    encoding: str = "",
    said: Overrides = FOUND_OUT,
) -> Reading:
    """Read a table.

    Args:
        table: Its cells.
        name: The file's name, for errors.
        wanted: The source to read it as, or None to recognise it.
        generic: Go by the headers alone.
        encoding: How its bytes were decoded, for the notes.
        said: What a user knows better.

    Raises:
        IntakeError: No column says who a row is about.
    """
    headers = table.cells.columns
    source, columns = mapped(table.cells, said, wanted, generic=generic)
    found = {header: column.field for header, column in columns.items() if column.field != IGNORED}
    _check_usable(found, headers, name)
    fields, rejects = _records(table, source)
    told = any(column.how in TOLD for column in columns.values())
    found_out = mapped(table.cells, FOUND_OUT, wanted, generic=generic)[1] if told else columns
    rows = finish(fields, understood(columns, found_out))
    first, *more = table.notes
    notes = (f"{source.title}: {encoding}, {first}" if encoding else f"{source.title}: {first}", *more)
    reading = reading_of(name, source, rows, rejects, found, notes)
    return replace(reading, headers=tuple(headers), columns=columns, read_as=replace(table.read_as, encoding=encoding))


def _records(table: Table, source: Source) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows by fields, those of one record as one; the rejects."""
    fields = to_fields(table.cells, source).with_columns(
        table.line, payloads(table.cells).alias("payload"), lines=pl.lit(1, pl.UInt32)
    )
    if not source.fold or not matching(source.fold.by, table.cells.columns):
        return fields, table.rejects
    folded, lost = fold(fields, table.cells, source.fold)
    return folded, pl.concat([table.rejects, lost]).sort("line")


def reading_of(
    name: str, source: Source, rows: pl.DataFrame, rejects: pl.DataFrame, found: dict[str, str], notes: tuple[str, ...]
) -> Reading:
    """Finished rows and rejects as a reading."""
    rows_read = int(rows["lines"].sum()) + rejects.height
    return Reading(name, source.id, source.kind, rows, rejects, rows_read, found, notes)


def count_names(cells: Sequence[str]) -> int:
    """How many of some cells are names of columns: all of them, when together they are a known system's."""
    return len(cells) if recognise(cells, "csv") else count_known(cells)


def roles(headers: Sequence[str]) -> dict[str, str]:
    """Header to field, of the headers whose meaning is known by name."""
    source = recognise(headers, "csv")
    return mapping(headers, source) if source else fields_by_name(headers)


def _check_usable(found: dict[str, str], headers: Sequence[str], name: str) -> None:
    if not set(found.values()) & set(_KNOWS_A_CUSTOMER):
        shown = safe_text(", ".join(headers[:8]), limit=200)
        raise NobodyError(
            f"{name} has no column with phones, e-mail addresses or customer ids (its columns: {shown}). "
            "Say which column is what: --map COLUMN=phone.",
            headers,
        )
