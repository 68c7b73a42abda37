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
        self.begun = False

    def write(self, rows: pl.DataFrame) -> None:
        """Add rows; the header comes with the first ones."""
        safe = safe_cells(self.layout.of(rows), self.layout.phones, self.layout.plain)
        safe.write_csv(self.file, include_header=not self.begun, separator=self.separator)
        self.begun = True

    def close(self) -> None:
        """End the file, which has its header even without a row."""
        with self.file:
            if not self.begun:
                self.write(pl.DataFrame(schema=dict.fromkeys(self.layout.columns, pl.String)))
