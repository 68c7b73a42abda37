from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from dingterm.cleaning import Cleaned, clean_records
from dingterm.intake import Reading, read_file, table_blocks, table_stream

Clean = Callable[..., tuple[Reading, Cleaned]]


@pytest.fixture
def clean(tmp_path: Path) -> Clean:
    """Write text to a file, read it and clean it."""

    def read_and_clean(text: str, region: str | None = "ES", name: str = "file.csv") -> tuple[Reading, Cleaned]:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        reading = read_file(path)
        return reading, clean_records(reading.rows, reading.kind, region)

    return read_and_clean


def total_lines(reading: Reading, cleaned: Cleaned) -> int:
    """Rows of the file that are somewhere."""
    frames = (cleaned.rows, cleaned.duplicates, cleaned.rejects)
    return int(sum(frame["lines"].sum() for frame in frames)) + reading.rejects.height


def texts(*values: str | None) -> pl.Series:
    """A column of texts."""
    return pl.Series("text", values, dtype=pl.String)


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in blocks of a few rows."""
    monkeypatch.setattr(table_stream, "blocks", lambda path, codec, quote: table_blocks.blocks(path, codec, 200, quote))
