"""What a user may ask of a cleaned table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dingterm.errors import CleaningError

Style = Literal["e164", "international", "national", "rfc3966"]
Keep = Literal["first", "last", "richest", "newest"]


@dataclass(frozen=True)
class CleanOptions:
    """Options of one run.

    Attributes:
        region: ISO 3166 alpha-2 region of numbers whose row names no country.
        region_column: Column that names each row's country; recognised by its name when empty.
        phone_columns: Columns with phones; recognised when empty.
        style: How phones are written.
        unique_by: `phone`, `email` or columns that make two rows the same when all are; empty for the table's own way.
        keep: Which of several same rows stands.
        fill: Whether its blank cells are filled from the rows it stands for.
        keep_only: Column (or `region`, `kind`, `verdict`) to the values a row must have one of.
        keep_raw: Whether phones as they came stay beside the written ones, in `<column>_raw`.
    """

    region: str | None = None
    region_column: str = ""
    phone_columns: tuple[str, ...] = ()
    style: Style = "e164"
    unique_by: tuple[str, ...] = ()
    keep: Keep = "first"
    fill: bool = False
    keep_only: Mapping[str, frozenset[str]] = field(default_factory=dict)
    keep_raw: bool = False


def column_named(asked: str, headers: tuple[str, ...], option: str, name: str) -> str:
    """The header a user means, whatever its case.

    Raises:
        CleaningError: There is none; the sentence lists those there are.
    """
    for header in headers:
        if header == asked or header.casefold() == asked.strip().casefold():
            return header
    raise CleaningError(f"{name} has no column {asked} ({option}). Its columns: {', '.join(headers[:12])}.")
