"""A table's columns to fields: by its system, or guessed; what a user said of a column goes before both."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from dingterm.intake.columns import IGNORED, TOLD, Column
from dingterm.intake.fields import mapping
from dingterm.intake.generic import generic_source
from dingterm.intake.guess import guessed
from dingterm.intake.overrides import Overrides
from dingterm.intake.sources import Columns, Source, header_key, matching, recognise


def mapped(
    cells: pl.DataFrame, said: Overrides, wanted: Source | None = None, *, generic: bool = False
) -> tuple[Source, dict[str, Column]]:
    """Find out which column of a table fills which field.

    Args:
        cells: The table's texts, or its first rows.
        said: What a user said of its columns.
        wanted: The source a user named.
        generic: Go by the headers alone.

    Returns:
        Its source, and what each column was taken for (`IGNORED` as a user said; columns nobody knows are left out).
    """
    told = _told(cells.columns, said)
    used = {header: column for header, column in told.items() if column.field != IGNORED}
    known = wanted or (None if generic else recognise(cells.columns, "csv"))
    if known:
        source = overridden(known, cells.columns, told)
        found = {header: Column(field, 1.0, "source") for header, field in mapping(cells.columns, source).items()}
    else:
        found = guessed(cells.drop(told.keys() - used.keys()), used)
        source = generic_source(found)
    found |= told
    return source, {header: found[header] for header in cells.columns if header in found}


def fitting(columns: Mapping[str, str], headers: Sequence[str]) -> dict[str, str]:
    """What was said of columns, by the headers of this file."""
    keys = {header_key(column): field for column, field in columns.items()}
    return {header: keys[header_key(header)] for header in headers if header_key(header) in keys}


def understood(columns: Mapping[str, Column], found_out: Mapping[str, Column]) -> str:
    """What a user said of columns that would not have been found out, as text; empty where it makes no difference.

    Args:
        columns: What each column was taken for.
        found_out: The same, had nothing been said.
    """
    plain = {header: column.field for header, column in found_out.items()}
    told = {header: column.field for header, column in columns.items() if column.how in TOLD}
    other = {header: field for header, field in told.items() if field != plain.get(header, IGNORED)}
    return json.dumps(other, ensure_ascii=False, sort_keys=True) if other else ""


def _told(headers: Sequence[str], said: Overrides) -> dict[str, Column]:
    before = fitting(said.recall(headers), headers)
    now = fitting(said.columns, headers)
    return {
        **{header: Column(field, 1.0, "remembered") for header, field in before.items()},
        **{header: Column(field, 1.0, "said") for header, field in now.items()},
    }


def overridden(source: Source, headers: Sequence[str], told: Mapping[str, Column]) -> Source:
    """A source whose columns are those of the file, what a user said first among them.

    Args:
        source: The source as it is known.
        headers: The columns of the file, or the paths of its records.
        told: What a user said of some of them.
    """
    if not told:
        return source
    columns = _without(source.columns, headers, told)
    items = _without(source.items, headers, told)
    for header, column in reversed(list(told.items())):
        place = items if column.field.startswith("item_") else columns
        name = column.field.removeprefix("item_")
        if column.field != IGNORED:
            place[name] = (header, *place.get(name, ()))
    return replace(source, columns=columns, items=items)


def _without(columns: Columns, headers: Sequence[str], told: Mapping[str, Column]) -> dict[str, tuple[str, ...]]:
    return {
        field: tuple(header for header in matching(patterns, headers) if header not in told)
        for field, patterns in columns.items()
    }
