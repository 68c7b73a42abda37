"""A column of phones, judged and written anew; a second number in a cell is kept beside the first."""

from __future__ import annotations

import polars as pl

from dingterm.cleaning.phones import USABLE
from dingterm.cleaning.table.options import Style
from dingterm.numbers import parse_numbers
from dingterm.numbers.formatting import format_numbers

SEVERAL = "several_numbers"
_BETWEEN = r"\s*(?::::|[;,/|\n]|\s(?:or|o|ou|und|y|e|och|或)\s)\s*"


def judged(raw: pl.Series, homes: str | pl.Series | None, style: Style) -> pl.DataFrame:
    """Judge and write a column of phones.

    Args:
        raw: Cells.
        homes: The region of each row, or of all.
        style: How usable numbers are written.

    Returns:
        `cell` (the written number; as it came where it is none), `e164` (usable numbers only), `region`, `kind`,
        `verdict` (null for a blank cell), `extension`, `more` (a list of the further numbers of the cell, written).
    """
    found = parse_numbers(raw, homes, threads=1).with_columns(more=pl.lit(None, pl.List(pl.String)))
    several = (found["verdict"] == SEVERAL).arg_true()
    if several.len():
        there = homes.gather(several) if isinstance(homes, pl.Series) else homes
        found = _with_parts(found, several, raw.gather(several), there, style)
    e164 = found["e164"].set(_unusable(found["verdict"]), None)
    written = e164 if style == "e164" else format_numbers(e164, style, found["extension"])
    return found.with_columns(e164, cell=written.fill_null(raw))


def _unusable(verdicts: pl.Series) -> pl.Series:
    """Which verdicts stand for no number that can be written to; those that are simply valid are told at a glance."""
    rows = (verdicts != "valid").arg_true()
    bad = rows.filter(~verdicts.gather(rows).is_in(USABLE))
    return pl.repeat(False, len(verdicts), eager=True).scatter(bad, True)


def _with_parts(
    found: pl.DataFrame, rows: pl.Series, raw: pl.Series, homes: str | pl.Series | None, style: Style
) -> pl.DataFrame:
    """Cells with several numbers: the first usable one speaks for the cell, the others stand in `more`."""
    lines = raw.str.replace_all(_BETWEEN, "\n").str.split("\n")
    region = homes if isinstance(homes, pl.Series) else pl.Series([homes], dtype=pl.String).new_from_index(0, len(rows))
    parts = pl.DataFrame({"row": rows, "part": lines, "home": region}).explode("part", empty_as_null=True)
    told = parse_numbers(parts["part"], parts["home"])
    good = parts.select("row").hstack(told).filter(pl.col("verdict").is_in(USABLE))
    good = good.unique(["row", "e164"], keep="first", maintain_order=True)
    written = format_numbers(good["e164"], style, good["extension"])
    grouped = good.with_columns(written.alias("written")).group_by("row", maintain_order=True)
    first = grouped.agg(pl.exclude("written").first(), more=pl.col("written").slice(1))
    return found.with_row_index("row").update(first.with_columns(pl.col("row").cast(pl.UInt32)), on="row").drop("row")
