"""Rows of cells without a header of their own (a sheet) to a table: the header found, blank rows passed over."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from dingterm.errors import IntakeError
from dingterm.intake.dialect import LOOKED_AT, Knows, header_place, no_header, numbered_headers, unique_headers
from dingterm.intake.overrides import FOUND_OUT, Overrides
from dingterm.intake.read_as import ReadAs
from dingterm.intake.reading import REJECTS
from dingterm.intake.table import Table


def grid_table(
    grid: pl.DataFrame, name: str, knows: Knows, notes: tuple[str, ...] = (), said: Overrides = FOUND_OUT
) -> Table:
    """Take the header from the grid's first rows.

    Args:
        grid: Text columns; row 1 of the file is its first.
        name: The file's name, for errors.
        knows: How many of some cells are known names of columns.
        notes: What was decided before.
        said: What a user knows better.

    Raises:
        IntakeError: There is no row below the header, or no such header.
    """
    cells = grid.with_columns(pl.when(pl.all().str.strip_chars() != "").then(pl.all()))
    rows = cells.insert_column(0, _lines(cells)).filter(pl.any_horizontal(pl.exclude("line").is_not_null()))
    line, filled = rows["line"], _used(rows.drop("line"))
    place = _place(line, filled, knows, said.header_line, name)
    header: Sequence[str] = numbered_headers(filled.width)
    if place is not None:
        header = [cell or "" for cell in filled.row(place)]
    at = 0 if place is None else line[place]
    below = slice(0 if place is None else place + 1, None)
    body, lines = filled[below], line[below]
    if not body.height:
        raise IntakeError(f"{name} has a header but no rows. Export it again with the rows you want to bring in.")
    body.columns = list(unique_headers(header))
    decided = (*notes, f"header on line {at}" if at else "no header")
    return Table(lines, body, pl.DataFrame(schema=REJECTS), decided, ReadAs("workbook", header_line=at))


def _place(line: pl.Series, filled: pl.DataFrame, knows: Knows, header_line: int | None, name: str) -> int | None:
    if header_line is None:
        return header_place([[cell or "" for cell in row] for row in filled.head(LOOKED_AT).rows()], knows)
    if not header_line:
        return None
    if header_line not in line:
        raise IntakeError(no_header(name, header_line))
    return int((line == header_line).arg_true()[0])


def _lines(cells: pl.DataFrame) -> pl.Series:
    return pl.int_range(1, cells.height + 1, dtype=pl.UInt32, eager=True).rename("line")


def _used(cells: pl.DataFrame) -> pl.DataFrame:
    """The columns that hold anything."""
    return cells.select(column for column in cells.get_columns() if column.null_count() < cells.height)
