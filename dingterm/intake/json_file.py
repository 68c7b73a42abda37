"""A JSON file to records: finding the list of records, the line each starts at, and the fields by path."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from dingterm.errors import IntakeError
from dingterm.intake.columns import Column
from dingterm.intake.json_document import Document, Reject, read_document
from dingterm.intake.json_flat import flat_table, list_of_records
from dingterm.intake.json_paths import Json, at, first_text, texts, whole
from dingterm.intake.mapped import overridden
from dingterm.intake.reading import ITEM, ITEM_FIELDS, TEXT_FIELDS, reject_frame
from dingterm.intake.sources import Columns, Source, sources
from dingterm.intake.table import Table

_SPACE = re.compile(r"[\s,]*")


@dataclass(frozen=True)
class JsonTable:
    """A JSON file's records as fields.

    Attributes:
        source: What the file was recognised as.
        fields: `line`, `lines`, `payload`, the text fields, `phones`, `items`, `stage`; one row per record.
        rejects: Elements of the list that are no records.
        mapping: Path to the field it fills, of the paths that lead somewhere.
    """

    source: Source
    fields: pl.DataFrame
    rejects: pl.DataFrame
    mapping: dict[str, str]


def read_json(
    text: str, name: str, source: Source | None, suffix: str = ".json", told: Mapping[str, Column] | None = None
) -> JsonTable | Table:
    """Read the records of a JSON file, one document or one object a line.

    Args:
        text: The file's text.
        name: Its name, for errors.
        source: The source to read it as, or None to recognise it.
        suffix: The ending of its name.
        told: What a user said of paths.

    Returns:
        The fields of a known source; of any other list of objects, a table whose columns are still to be mapped.

    Raises:
        IntakeError: It is not JSON, not of the shape asked for, or holds no record.
    """
    document = read_document(text, name, suffix)
    known = _recognised(document.value, source)
    if source and not known:
        raise IntakeError(f"{name} is JSON, but not of the shape of {source.title}. Leave --source out.")
    if not known:
        return _flat(document, text, name)
    chosen, elements = known
    chosen = overridden(chosen, [*_paths(chosen), *(told or {})], told or {})
    if not elements:
        raise IntakeError(f"{name} has the shape of {chosen.title} but holds no record. Export a longer period.")
    records, rejects = _records(document, text, elements)
    return JsonTable(chosen, _fields(records, chosen), rejects, _mapping(records, chosen))


def _paths(source: Source) -> Iterator[str]:
    return (path for paths in (*source.columns.values(), *source.items.values()) for path in paths)


def read_flat_json(text: str, name: str, suffix: str) -> Table:
    """The records of a JSON file with their own keys as columns, whatever shop they are from.

    Raises:
        IntakeError: It is not JSON or holds no record.
    """
    return _flat(read_document(text, name, suffix), text, name)


def _flat(document: Document, text: str, name: str) -> Table:
    elements = list_of_records(document.value)
    if not elements:
        raise IntakeError(f"{name} is JSON{_keys(document.value)} but holds no record. Export a longer period.")
    records, rejects = _records(document, text, elements)
    return replace(flat_table(records), rejects=rejects)


def _records(
    document: Document, text: str, elements: list[Json]
) -> tuple[list[tuple[int, dict[str, Json]]], pl.DataFrame]:
    """The records with their lines, and the rejects among the elements."""
    lines = document.lines if document.lines and len(document.lines) == len(elements) else _lines(text, elements)
    numbered = list(zip(lines, elements, strict=True))
    records = [(line, element) for line, element in numbered if isinstance(element, dict)]
    others = [_reject(line, element) for line, element in numbered if not isinstance(element, dict)]
    return records, reject_frame([*document.rejects, *others]).sort("line")


def _reject(line: int, element: Json) -> Reject:
    sentence = f"Line {line}: this element of the list is no record. Remove it."
    return line, "", "not_a_record", sentence, _compact(element)


def _recognised(document: Json, source: Source | None) -> tuple[Source, list[Json]] | None:
    for candidate in (source,) if source else sources():
        if candidate.format != "json":
            continue
        for path in candidate.records:
            elements = _list_at(document, path)
            record = next((element for element in elements or () if isinstance(element, dict)), None)
            if elements is not None and (candidate.fits(record) if record else bool(path) and not elements):
                return candidate, elements
    return None


def _keys(document: Json) -> str:
    return f" (its keys: {', '.join(list(document)[:5])})" if isinstance(document, dict) and document else ""


def _list_at(document: Json, path: str) -> list[Json] | None:
    """The list of records at a path, or None where the document has no such list."""
    holder, _, rest = path.partition("[]")
    found = at(document, holder)
    if not found or not isinstance(found[0], list):
        return None
    inner = rest.lstrip(".")
    return [next(iter(at(element, inner)), element) for element in found[0]]


def _lines(text: str, elements: Sequence[Json]) -> list[int]:
    """The line each record starts at; its place in the list where that cannot be found."""
    bracket = re.search(r"\[\s*\{", text)
    try:
        found = list(_starts(text, bracket.start() + 1)) if bracket else []
    except json.JSONDecodeError:
        found = []  # the first list was inside a text
    return _line_numbers(text, found) if len(found) == len(elements) else list(range(1, len(elements) + 1))


def _starts(text: str, position: int) -> Iterator[int]:
    decoder = json.JSONDecoder()
    while True:
        space = _SPACE.match(text, position)
        position = space.end() if space else position
        if text[position : position + 1] in ("]", ""):
            return
        yield position
        _, position = decoder.raw_decode(text, position)


def _line_numbers(text: str, positions: list[int]) -> list[int]:
    numbers, line, before = [], 1, 0
    for position in positions:
        line += text.count("\n", before, position)
        before = position
        numbers.append(line)
    return numbers


def _fields(records: Sequence[tuple[int, Json]], source: Source) -> pl.DataFrame:
    columns = {name: source.columns.get(name, ()) for name in (*TEXT_FIELDS, "consent")}
    data: dict[str, list[object]] = {
        name: [first_text(record, paths) for _, record in records] for name, paths in columns.items()
    }
    lists = {"emails": source.columns.get("email", ()), "phones": source.columns.get("phones", ())}
    schema = dict.fromkeys(columns, pl.String())
    return pl.DataFrame(data, schema=schema).with_columns(
        pl.Series("line", [line for line, _ in records], dtype=pl.UInt32),
        pl.Series("lines", [1] * len(records), dtype=pl.UInt32),
        pl.Series("payload", [_compact(record) for _, record in records], dtype=pl.String),
        *_lists(records, lists),
        pl.Series("items", [_items(record, source) for _, record in records], dtype=pl.List(ITEM)),
        pl.Series("stage", [_stage(record, source) for _, record in records], dtype=pl.String),
    )


def _lists(records: Sequence[tuple[int, Json]], columns: Columns) -> list[pl.Series]:
    return [
        pl.Series(name, [texts(record, paths) for _, record in records], dtype=pl.List(pl.String))
        for name, paths in columns.items()
    ]


def _items(record: Json, source: Source) -> list[dict[str, str | None]]:
    lists = [at(record, path) for path in source.items.get("records", ())]
    fields = {name: source.items.get(name, ()) for name in ITEM_FIELDS}
    found = next((items for items in lists if items), [])
    return [{name: first_text(item, paths) for name, paths in fields.items()} for item in found]


def _stage(record: Json, source: Source) -> str | None:
    if not source.stage:
        return None
    reached = (stage for stage in ("payment", "shipping") if texts(record, source.stage.get(stage, ())))
    return next(reached, "contact")


def _mapping(records: Sequence[tuple[int, Json]], source: Source) -> dict[str, str]:
    """The paths that lead to something in the first records, with their fields."""
    sample = [record for _, record in records[:50]]
    pairs = ((path, field) for field, paths in source.columns.items() for path in paths)
    return {path: field for path, field in pairs if any(texts(record, (path,)) for record in sample)}


def _compact(value: Json) -> str:
    return whole(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
