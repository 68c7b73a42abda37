"""JSON (one list of objects) and NDJSON (an object a line)."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from dingterm.cleaning.writers.layout import Layout


class JsonLines:
    """Writes objects.

    Args:
        path: The file to make.
        layout: The keys of each object.
        listed: Whether they stand in one list.
    """

    def __init__(self, path: Path, layout: Layout, *, listed: bool) -> None:
        self.layout = layout
        self.listed = listed
        self.any = False
        self.file = path.open("wb")
        if listed:
            self.file.write(b"[")

    def write(self, rows: pl.DataFrame) -> None:
        """Add rows; a line end inside a text is escaped, so that each line is one object."""
        if not rows.height:
            return
        lines = self.layout.of(rows).write_ndjson().encode()
        if self.listed:
            lines = (b",\n" if self.any else b"\n") + lines.rstrip(b"\n").replace(b"\n", b",\n")
        self.any = True
        self.file.write(lines)

    def close(self) -> None:
        """End the file."""
        if self.listed:
            self.file.write(b"\n]\n")
        self.file.close()
