"""The kinds of output, by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import polars as pl

from dingterm.cleaning.writers.delimited import Delimited
from dingterm.cleaning.writers.json_lines import JsonLines
from dingterm.cleaning.writers.layout import Layout
from dingterm.cleaning.writers.parquet import Parquet
from dingterm.cleaning.writers.vcard import VCard
from dingterm.cleaning.writers.workbook import Workbook
from dingterm.errors import CleaningError


class Writer(Protocol):
    """Takes rows until it is closed; only then the file is whole."""

    def write(self, rows: pl.DataFrame) -> None:
        """Add rows."""

    def close(self) -> None:
        """End the file."""


KINDS: Mapping[str, Callable[[Path, Layout], Writer]] = {
    ".csv": lambda path, layout: Delimited(path, layout, ","),
    ".tsv": lambda path, layout: Delimited(path, layout, "\t"),
    ".xlsx": Workbook,
    ".parquet": Parquet,
    ".json": lambda path, layout: JsonLines(path, layout, listed=True),
    ".ndjson": lambda path, layout: JsonLines(path, layout, listed=False),
    ".vcf": VCard,
}


def kind_of(path: Path) -> str:
    """The ending that says what is written.

    Raises:
        CleaningError: No such kind is written.
    """
    ending = path.suffix.casefold()
    if ending not in KINDS:
        raise CleaningError(f"{path.name} does not say what to write. End its name with one of: {', '.join(KINDS)}.")
    return ending


def writer(path: Path, kind: str, layout: Layout) -> Writer:
    """A writer of a kind."""
    return KINDS[kind](path, layout)
