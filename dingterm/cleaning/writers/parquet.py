"""Parquet: blocks kept as parts beside the file, brought together at the end without loading them all."""

from __future__ import annotations

import tempfile
from pathlib import Path

import polars as pl

from dingterm.cleaning.writers.layout import Layout


class Parquet:
    """Writes Parquet.

    Args:
        path: The file to make.
        layout: Its columns.
    """

    def __init__(self, path: Path, layout: Layout) -> None:
        self.path = path
        self.layout = layout
        self.folder = tempfile.TemporaryDirectory(prefix=".parts-", dir=path.parent)
        self.parts: list[Path] = []

    def write(self, rows: pl.DataFrame) -> None:
        """Add rows."""
        part = Path(self.folder.name) / f"{len(self.parts)}.parquet"
        self.layout.of(rows).write_parquet(part, compression="lz4", statistics=False)
        self.parts.append(part)

    def close(self) -> None:
        """Bring the parts together."""
        if not self.parts:
            self.write(pl.DataFrame(schema=dict.fromkeys(self.layout.columns, pl.String)))
        try:
            pl.scan_parquet(self.parts).sink_parquet(self.path)
        finally:
            self.folder.cleanup()
