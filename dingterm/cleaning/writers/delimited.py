"""CSV and TSV: UTF-8, quoted where needed, no cell a spreadsheet would run."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from dingterm.cleaning.writers.layout import Layout
from dingterm.cleaning.writers.safe_cells import safe_cells


class Delimited:
    """Writes text tables.

    Args:
        path: The file to make.
        layout: Its columns.
        separator: The sign between cells.
    """

    def __init__(self, path: Path, layout: Layout, separator: str) -> None:
        self.layout = layout
        self.separator = separator
        self.file = path.open("wb")
        self.write(pl.DataFrame(schema=dict.fromkeys(layout.columns, pl.String)), header=True)

    def write(self, rows: pl.DataFrame, *, header: bool = False) -> None:
        """Add rows."""
        safe = safe_cells(self.layout.of(rows), self.layout.phones, self.layout.plain)
        safe.write_csv(self.file, include_header=header, separator=self.separator)

    def close(self) -> None:
        """End the file."""
        self.file.close()
