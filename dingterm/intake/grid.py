"""Rows of cells without a header of their own (a sheet) to a table: the header found, blank rows passed over."""

from __future__ import annotations

import polars as pl

from dingterm.errors import IntakeError
from dingterm.intake.dialect import LOOKED_AT, Knows, header_place, unique_headers
from dingterm.intake.reading import REJECTS
from dingterm.intake.table import Table


def grid_table(grid: pl.DataFrame, name: str, knows: Knows, notes: tuple[str, ...] = ()) -> Table:
    """Take the header from the grid's first rows.

    Args:
        grid: Text columns; row 1 of the file is its first.
        name: The file's name, for errors.
        knows: How many of some cells are known names of columns.
        notes: What was decided before.

    Raises:
        IntakeError: There is no row below the header.
    """
    cells = grid.with_columns(pl.when(pl.all().str.strip_chars() != "").then(pl.all()))
    rows = cells.insert_column(0, _lines(cells)).filter(pl.any_horizontal(pl.exclude("line").is_not_null()))
    line, filled = rows["line"], _used(rows.drop("line"))
    place = header_place([[cell or "" for cell in row] for row in filled.head(LOOKED_AT).rows()], knows)
    header = [f"column {number}" for number in range(1, filled.width + 1)]
    said = "no header"
    if place is not None:
        header = [cell or "" for cell in filled.row(place)]
        said = f"header on line {line[place]}"
    below = slice(0 if place is None else place + 1, None)
    body, lines = filled[below], line[below]
    if not body.height:
        raise IntakeError(f"{name} has a header but no rows. Export it again with the rows you want to bring in.")
    body.columns = list(unique_headers(header))
    return Table(lines, body, pl.DataFrame(schema=REJECTS), (*notes, said))


def _lines(cells: pl.DataFrame) -> pl.Series:
    return pl.int_range(1, cells.height + 1, dtype=pl.UInt32, eager=True).rename("line")


def _used(cells: pl.DataFrame) -> pl.DataFrame:
    """The columns that hold anything."""
    return cells.select(column for column in cells.get_columns() if column.null_count() < cells.height)
