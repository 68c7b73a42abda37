"""One file to a reading: bytes, text, table or JSON, source, fields, rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from dingterm.errors import IntakeError
from dingterm.intake.decode import decode
from dingterm.intake.fields import mapping, to_fields
from dingterm.intake.finish import finish
from dingterm.intake.fold import fold
from dingterm.intake.generic import generic_source
from dingterm.intake.headers import count_known, fields_by_name
from dingterm.intake.json_file import read_json
from dingterm.intake.payload import payloads
from dingterm.intake.reading import Reading
from dingterm.intake.sources import Source, matching, named, recognise
from dingterm.intake.table import read_table
from dingterm.safe_text import safe_text

AUTO, GENERIC = "auto", "generic"

_KNOWS_A_CUSTOMER = ("phones", "email", "shop_id")


def read_file(path: Path, *, source: str = AUTO) -> Reading:
    """Read an export, a contact list or any table with a phone or e-mail column.

    Args:
        path: The file.
        source: Id of a source, `generic` for a table whose headers speak for themselves, `auto` to recognise it.

    Raises:
        IntakeError: The file cannot be read as data; the sentence says why and what to do.
    """
    chosen = None if source in (AUTO, GENERIC) else named(source)
    name = safe_text(path.name)
    text, encoding = _text(path, name)
    if _is_json(text, path):
        return _from_json(text, name, encoding, chosen)
    return _from_table(text, name, encoding, chosen, generic=source == GENERIC)


def _text(path: Path, name: str) -> tuple[str, str]:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise IntakeError(f"There is no file {safe_text(str(path))}. Check the name and the folder.") from error
    except IsADirectoryError as error:
        raise IntakeError(f"{name} is a folder. Name the files in it.") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise IntakeError(f"{name} cannot be read ({why}). Check that you may open it.") from error
    decoded = decode(data, name)
    if not decoded.text.strip():
        raise IntakeError(f"{name} is empty. Export it again.")
    return decoded.text, decoded.encoding


def _is_json(text: str, path: Path) -> bool:
    """By its first sign; `[` may also open a table's first cell, so there the name has to agree."""
    first = text.lstrip()[:100].split(None, 1)
    return path.suffix.casefold() == ".json" or text.lstrip().startswith("{") or "".join(first)[:2] in ("[{", "[]")


def _from_json(text: str, name: str, encoding: str, chosen: Source | None) -> Reading:
    if chosen and chosen.format != "json":
        raise IntakeError(f"{name} is JSON, but {chosen.id} is a table. Leave --source out to have it recognised.")
    table = read_json(text, name, chosen)
    rows = finish(table.fields)
    said = f"{table.source.title}: {encoding}, JSON"
    return _reading(name, table.source, rows, table.rejects, table.mapping, (said,))


def _from_table(text: str, name: str, encoding: str, chosen: Source | None, *, generic: bool) -> Reading:
    if chosen and chosen.format != "csv":
        raise IntakeError(f"{name} is a table, but {chosen.id} is JSON. Leave --source out to have it recognised.")
    table = read_table(text, name, _count_names, _roles)
    source = chosen or (None if generic else recognise(table.cells.columns, "csv")) or generic_source(table.cells)
    found = mapping(table.cells.columns, source)
    _check_usable(found, table.cells.columns, name)
    fields = to_fields(table.cells, source).with_columns(
        table.line, payloads(table.cells).alias("payload"), lines=pl.lit(1, pl.UInt32)
    )
    rejects = table.rejects
    if source.fold and matching(source.fold.by, table.cells.columns):
        fields, lost = fold(fields, table.cells, source.fold)
        rejects = pl.concat([rejects, lost]).sort("line")
    said, *more = table.notes
    return _reading(name, source, finish(fields), rejects, found, (f"{source.title}: {encoding}, {said}", *more))


def _reading(
    name: str, source: Source, rows: pl.DataFrame, rejects: pl.DataFrame, found: dict[str, str], notes: tuple[str, ...]
) -> Reading:
    rows_read = int(rows["lines"].sum()) + rejects.height
    return Reading(name, source.id, source.kind, rows, rejects, rows_read, found, notes)


def _check_usable(found: dict[str, str], headers: Sequence[str], name: str) -> None:
    if not set(found.values()) & set(_KNOWS_A_CUSTOMER):
        shown = safe_text(", ".join(headers[:8]), limit=200)
        raise IntakeError(
            f"{name} has no column with phones, e-mail addresses or customer ids (its columns: {shown}). "
            "Name such a column Phone or Email and import it again."
        )


def _count_names(cells: Sequence[str]) -> int:
    source = recognise(cells, "csv")
    return len(cells) if source else count_known(cells)


def _roles(headers: Sequence[str]) -> dict[str, str]:
    source = recognise(headers, "csv")
    return mapping(headers, source) if source else fields_by_name(headers)
