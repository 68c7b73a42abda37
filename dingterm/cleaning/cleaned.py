"""What cleaning gives: every row in exactly one of three places, and what was found on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

PHONE = pl.Struct({"raw": pl.String, "e164": pl.String, "region": pl.String, "kind": pl.String, "verdict": pl.String})

REJECTS: dict[str, pl.DataType | type[pl.DataType]] = {
    "line": pl.UInt32,
    "lines": pl.UInt32,
    "column": pl.String,
    "code": pl.String,
    "sentence": pl.String,
    "payload": pl.String,
}
"""Columns of `Cleaned.rejects`, in order."""

DUPLICATES: dict[str, pl.DataType | type[pl.DataType]] = {"line": pl.UInt32, "lines": pl.UInt32, "of_line": pl.UInt32}
"""Columns of `Cleaned.duplicates`, in order."""


@dataclass(frozen=True)
class Cleaned:
    """Records cleaned; the `lines` of the three frames add up to those that came in.

    Attributes:
        rows: The records kept, with typed and normalised columns.
        rejects: Records left out, each with its reason; columns `REJECTS`.
        duplicates: Records that an earlier one stands for; columns `DUPLICATES`.
        verdicts: How many phones (by their verdict), e-mail addresses, amounts and dates were found how.
        by_region: Records kept, by region of their first usable phone, else of their address; `ZZ` where unknown.
        repaired: Records kept thanks to a repaired phone or with one.
    """

    rows: pl.DataFrame
    rejects: pl.DataFrame
    duplicates: pl.DataFrame
    verdicts: Mapping[str, int]
    by_region: Mapping[str, int]
    repaired: int
