"""CSV and TSV: UTF-8, quoted where needed, no cell a spreadsheet would run."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import polars as pl

from dingterm.cleaning.writers.layout import Layout
from dingterm.cleaning.writers.safe_cells import safe_cells
from dingterm.intake.count import count


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
        self.bare = True

    def write(self, rows: pl.DataFrame) -> None:
        """Add rows; the header comes with the first ones."""
        safe = safe_cells(self.layout.of(rows), self.layout.phones, self.layout.plain)
        if not self.begun:
            safe.clear().write_csv(self.file, separator=self.separator)
        self.begun = True
        self.bare = self.bare and self._bare(safe)
        if not self.bare:
            safe.write_csv(self.file, include_header=False, separator=self.separator)

    def _bare(self, rows: pl.DataFrame) -> bool:
        """Add rows without looking at each cell for what has to be quoted, if there was none so far and is none now.

        With no quote and no more separators and line ends than stand between cells there is none inside one. An empty
        text would be quoted, to be told from no text.
        """
        if rows.width < 2 or any((column == "").any() for column in rows.get_columns()):
            return False
        written = BytesIO()
        rows.write_csv(written, include_header=False, separator=self.separator, quote_style="never")
        data, between = written.getvalue(), (rows.width - 1) * rows.height
        bare = b'"' not in data and b"\r" not in data and count(data, b"\n") == rows.height
        if bare := bare and count(data, self.separator.encode()) == between:
            self.file.write(data)
        return bare

    def close(self) -> None:
        """End the file, which has its header even without a row."""
        with self.file:
            if not self.begun:
                self.write(pl.DataFrame(schema=dict.fromkeys(self.layout.columns, pl.String)))
