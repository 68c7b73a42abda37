"""Records of unknown JSON to a table: the list that holds them found, what is nested inside them laid flat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from dingterm.intake.as_texts import BETWEEN
from dingterm.intake.dialect import unique_headers
from dingterm.intake.json_paths import Json, as_text
from dingterm.intake.read_as import ReadAs
from dingterm.intake.reading import REJECTS
from dingterm.intake.table import Table

DEEPEST = 5
"""Levels looked at, for the list of records and inside a record."""


def list_of_records(value: Json, depth: int = DEEPEST) -> list[Json]:
    """The longest list of objects in a document, the outermost of equals; a lone object is a list of itself."""
    found = _longest(value, depth)
    if not found and isinstance(value, Mapping) and any(as_text(inner) for inner in value.values()):
        return [value]
    return found


def flat_table(records: Sequence[tuple[int, Mapping[str, Json]]]) -> Table:
    """Records as a table of texts.

    Args:
        records: Line and record.

    Returns:
        A column per path (`billing.phone`), in the order in which they turn up; several values of one stand in one
        cell, parted as in `as_texts`.
    """
    rows = [_joined(record) for _, record in records]
    paths = list(dict.fromkeys(path for row in rows for path in row))
    data = {header: [row.get(path) for row in rows] for header, path in zip(unique_headers(paths), paths, strict=True)}
    cells = pl.DataFrame(data, schema=dict.fromkeys(data, pl.String()))
    line = pl.Series("line", [line for line, _ in records], dtype=pl.UInt32)
    return Table(line, cells, pl.DataFrame(schema=REJECTS), ("JSON",), ReadAs("json"))


def _longest(value: Json, depth: int) -> list[Json]:
    if isinstance(value, list):
        return value if any(isinstance(element, Mapping) for element in value) else []
    if not isinstance(value, Mapping) or not depth:
        return []
    return max((_longest(inner, depth - 1) for inner in value.values()), key=len, default=[])


def _joined(record: Mapping[str, Json]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for path, text in _leaves(record, "", DEEPEST):
        found.setdefault(path, []).append(text)
    return {path: BETWEEN.join(texts) for path, texts in found.items()}


def _leaves(value: Json, path: str, depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping) and depth:
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}" if path else str(key), depth - 1)
    elif isinstance(value, list) and depth:
        for element in value:
            yield from _leaves(element, path, depth - 1)
    elif text := as_text(value):
        yield path, text
