"""A JSON file to records: finding the list of records, the line each starts at, and the fields by path."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from dingterm.errors import IntakeError
from dingterm.intake.json_paths import Json, at, first_text, texts, whole
from dingterm.intake.reading import ITEM, ITEM_FIELDS, TEXT_FIELDS, reject_frame
from dingterm.intake.sources import Source, sources

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


def read_json(text: str, name: str, source: Source | None) -> JsonTable:
    """Read the records of a JSON file.

    Args:
        text: The file's text.
        name: Its name, for errors.
        source: The source to read it as, or None to recognise it.

    Raises:
        IntakeError: It is not JSON, not of a known shape, or holds no record.
    """
    document = _parsed(text, name)
    source, elements = _recognised(document, name, source)
    if not elements:
        raise IntakeError(f"{name} has the shape of {source.title} but holds no record. Export a longer period.")
    numbered = list(zip(_lines(text, elements), elements, strict=True))
    records = [(line, element) for line, element in numbered if isinstance(element, dict)]
    rejects = [
        (line, "", "not_a_record", f"Line {line}: this element of the list is no record. Remove it.", _compact(element))
        for line, element in numbered
        if not isinstance(element, dict)
    ]
    return JsonTable(source, _fields(records, source), reject_frame(rejects), _mapping(records, source))


def _parsed(text: str, name: str) -> Json:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise IntakeError(
            f"{name} is broken at {error.lineno}:{error.colno} ({error.msg}). "
            "Export it again: the file may be cut short."
        ) from error
    except (RecursionError, ValueError) as error:
        raise IntakeError(f"{name} is not usable JSON ({error}). Export it again.") from error


def _recognised(document: Json, name: str, source: Source | None) -> tuple[Source, list[Json]]:
    for candidate in (source,) if source else sources():
        if candidate.format != "json":
            continue
        for path in candidate.records:
            elements = _list_at(document, path)
            record = next((element for element in elements or () if isinstance(element, dict)), None)
            if elements is not None and (candidate.fits(record) if record else bool(path) and not elements):
                return candidate, elements
    raise IntakeError(
        f"{name} is JSON, but none of its lists holds records that dingterm knows{_keys(document)}. "
        "It reads Shopify checkouts (REST `checkouts` or GraphQL `abandonedCheckouts`)."
    )


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


def _fields(records: list[tuple[int, Json]], source: Source) -> pl.DataFrame:
    columns = {name: source.columns.get(name, ()) for name in (*TEXT_FIELDS, "consent")}
    data: dict[str, list[object]] = {
        name: [first_text(record, paths) for _, record in records] for name, paths in columns.items()
    }
    phones = source.columns.get("phones", ())
    schema = dict.fromkeys(columns, pl.String())
    return pl.DataFrame(data, schema=schema).with_columns(
        pl.Series("line", [line for line, _ in records], dtype=pl.UInt32),
        pl.Series("lines", [1] * len(records), dtype=pl.UInt32),
        pl.Series("payload", [_compact(record) for _, record in records], dtype=pl.String),
        pl.Series("phones", [texts(record, phones) for _, record in records], dtype=pl.List(pl.String)),
        pl.Series("items", [_items(record, source) for _, record in records], dtype=pl.List(ITEM)),
        pl.Series("stage", [_stage(record, source) for _, record in records], dtype=pl.String),
    )


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


def _mapping(records: list[tuple[int, Json]], source: Source) -> dict[str, str]:
    """The paths that lead to something in the first records, with their fields."""
    sample = [record for _, record in records[:50]]
    pairs = ((path, field) for field, paths in source.columns.items() for path in paths)
    return {path: field for path, field in pairs if any(texts(record, (path,)) for record in sample)}


def _compact(value: Json) -> str:
    return whole(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
