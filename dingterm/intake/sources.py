"""Sources: one TOML file says how a system's export is recognised and which of its columns fills which field.

A file in `sources/` has:

    id, title      what the source is called in options and on screens
    kind           carts | orders | customers
    format         csv | json
    unquote        optional: a sign put before texts to keep spreadsheets from touching them, taken off again
    records        json only: paths of the list of records, the first that leads to one is used ("" is the whole file)
    [recognise]    all, any: columns (csv) or keys of a record (json) that must be there
    [columns]      field = ["Column", …]: the first that has a value; `phones` takes all, most trusted first;
                   `*` stands for any text; in json a path such as "customer.email" or "edges[].node"
    [stage]        carts: payment, shipping: columns that show how far a checkout got
    [items]        title, variant, sku, quantity, price: columns of a line's item; json: also `records`, the list's path
    [packed]       items packed into cells: columns, item (pattern of one), then field = pattern with one group
    [extract]      field = { column, pattern }: a part of a cell, where [columns] gives nothing
    [done]         carts: column, values, at: which values say a cart is done, and the column that says when
    [fold]         by: columns whose value lines of one record share; first: columns only a record's first line has;
                   down: true when lines that go on leave `by` blank
    [defaults]     field = value, where the file has none

Of several addresses of a record the shipping address comes first, then the billing address, then the customer's own.
Each field takes its own first value, so a record whose shipping address is not whole may get the rest from another.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from dingterm.errors import IntakeError
from dingterm.intake.reading import Kind

FOLDER = Path(__file__).parent / "sources"

Columns = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Fold:
    """How several lines of a file make one record."""

    by: tuple[str, ...]
    first: tuple[str, ...] = ()
    down: bool = False


@dataclass(frozen=True)
class Packed:
    """Items packed into cells."""

    columns: tuple[str, ...]
    item: str
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Extract:
    """A part of a cell that fills a field."""

    column: str
    pattern: str


@dataclass(frozen=True)
class Done:
    """How a table of carts says that one needs no more."""

    column: str
    values: tuple[str, ...]
    at: str


@dataclass(frozen=True)
class Source:
    """One system's export, as its TOML file describes it."""

    id: str
    title: str
    kind: Kind
    format: Literal["csv", "json"]
    columns: Columns
    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    stage: Columns = field(default_factory=dict)
    items: Columns = field(default_factory=dict)
    fold: Fold | None = None
    packed: Packed | None = None
    extract: Mapping[str, Extract] = field(default_factory=dict)
    done: Done | None = None
    defaults: Mapping[str, str] = field(default_factory=dict)
    unquote: str = ""

    def fits(self, names: Iterable[str]) -> bool:
        """Whether a file with these columns (or a record with these keys) is of this source."""
        known = {header_key(name) for name in names}
        wanted = [header_key(name) in known for name in self.all]
        return all(wanted) and (not self.any or any(header_key(name) in known for name in self.any))


@cache
def sources() -> tuple[Source, ...]:
    """Every source, the most demanding first."""
    found = [load_source(path) for path in sorted(FOLDER.glob("*.toml"))]
    return tuple(sorted(found, key=lambda source: -len(source.all)))


def load_source(path: Path) -> Source:
    """Read one source file (format: this module's docstring)."""
    raw = tomllib.loads(path.read_text("utf-8"))
    return Source(
        id=raw["id"],
        title=raw["title"],
        kind=cast(Kind, raw["kind"]),
        format=cast(Literal["csv", "json"], raw["format"]),
        columns=_columns(raw["columns"]),
        all=tuple(raw["recognise"].get("all", ())),
        any=tuple(raw["recognise"].get("any", ())),
        records=tuple(raw.get("records", ())),
        stage=_columns(raw.get("stage", {})),
        items=_columns(raw.get("items", {})),
        fold=_fold(raw.get("fold")),
        packed=_packed(raw.get("packed")),
        extract={name: Extract(**part) for name, part in raw.get("extract", {}).items()},
        done=_done(raw.get("done")),
        defaults=raw.get("defaults", {}),
        unquote=raw.get("unquote", ""),
    )


def named(source_id: str) -> Source:
    """The source of this id.

    Raises:
        IntakeError: There is none; the sentence lists those there are.
    """
    for source in sources():
        if source.id == source_id:
            return source
    known = ", ".join(sorted(source.id for source in sources()))
    raise IntakeError(f"There is no source called {source_id}. Use auto, generic, or one of: {known}.")


def recognise(names: Iterable[str], form: Literal["csv", "json"]) -> Source | None:
    """The source whose columns these are, or None when the file is of no known system."""
    names = list(names)
    return next((source for source in sources() if source.format == form and source.fits(names)), None)


def matching(patterns: Iterable[str], headers: Iterable[str]) -> list[str]:
    """The headers that a list of column patterns names, in the order of the patterns."""
    keys = {header: header_key(header) for header in headers}
    found: dict[str, None] = {}
    for pattern in patterns:
        wanted = header_key(pattern)
        found.update({header: None for header, key in keys.items() if key == wanted or fnmatchcase(key, wanted)})
    return list(found)


def header_key(header: str) -> str:
    """A header as it is compared: without case and outer spaces; brackets are plain signs to `fnmatch`."""
    return header.strip().casefold().replace("[", "(").replace("]", ")")


def _fold(raw: Mapping[str, Any] | None) -> Fold | None:
    return Fold(tuple(raw["by"]), tuple(raw.get("first", ())), raw.get("down", False)) if raw else None


def _packed(raw: Mapping[str, Any] | None) -> Packed | None:
    if raw is None:
        return None
    fields = {name: pattern for name, pattern in raw.items() if name not in ("columns", "item")}
    return Packed(tuple(raw["columns"]), raw["item"], fields)


def _done(raw: Mapping[str, Any] | None) -> Done | None:
    return Done(raw["column"], tuple(raw["values"]), raw["at"]) if raw else None


def _columns(raw: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(value) if isinstance(value, list) else (value,) for name, value in raw.items()}
