"""Headers of unknown files to fields: by alias, then by a word inside, then by likeness; each with its certainty."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from pathlib import Path

from dingterm.intake.columns import SEVERAL, Column

LIKENESS = 92
"""Least rapidfuzz ratio (0–100) at which two headers are the same word with a slip."""

SHORTEST = 5
"""Shorter headers are never compared by likeness: "Date" and "Data" are one letter apart, so are "Tel" and "Tax"."""

INSIDE = 0.9
"""Certainty of a header that only holds the name of a field: "Phone of the shop" may be anybody's."""

_SIGNS = re.compile(r"[\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def columns_by_name(headers: Sequence[str], taken: Set[str] = frozenset()) -> dict[str, Column]:
    """Header to what it holds, of the headers whose name says so.

    `SEVERAL` may be filled by several headers, every other field by the first that names it.

    Args:
        headers: The headers of a file.
        taken: Fields that are filled already.
    """
    found: dict[str, Column] = {}
    filled = set(taken)
    for way in (_same, _word, _alike):
        for header in headers:
            column = _numbered(header, way(plain(header))) if header not in found else None
            if column and (column.field in SEVERAL or column.field not in filled):
                found[header] = column
                filled.add(column.field)
    return {header: found[header] for header in headers if header in found}


def fields_by_name(headers: Sequence[str]) -> dict[str, str]:
    """Header to field, of the headers whose name says what they hold."""
    return {header: column.field for header, column in columns_by_name(headers).items()}


def count_known(cells: Sequence[str]) -> int:
    """How many cells are names of columns."""
    return sum(_same(plain(cell)) is not None for cell in cells if cell.strip())


def meant(word: str) -> str | None:
    """The field that a name of a column stands for, or None."""
    return _names().get(plain(word))


def named(header: str) -> str | None:
    """The field of a header that is a name of a column, or None."""
    column = _numbered(header, _same(plain(header)))
    return column.field if column else None


def never(header: str, field: str) -> bool:
    """Whether a header's words rule out that it is this field, whatever its values look like."""
    return bool(_ruled_out(plain(header), field))


def plain(header: str) -> str:
    """A header without case, accents, signs and digits: `Teléfono_2` and `telefono` are one."""
    apart = unicodedata.normalize("NFKD", _CAMEL.sub(" ", header))
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _SIGNS.sub(" ", bare.casefold().replace("'", "").replace("’", "")).strip()


def _numbered(header: str, column: Column | None) -> Column | None:
    """`Address 2` is the second line of an address, though names are compared without figures."""
    second = column and column.field == "address" and header.rstrip(" :").endswith("2")
    return replace(column, field="address2") if column and second else column


def _same(header: str) -> Column | None:
    field = _names().get(header)
    return Column(field, 1.0, "alias") if field else None


def _word(header: str) -> Column | None:
    for field, words in _table("words").items():
        if any(_holds(header, word) for word in words) and not _ruled_out(header, field):
            return Column(field, INSIDE, "alias")
    return None


def _alike(header: str) -> Column | None:
    if len(header) < SHORTEST:
        return None
    from rapidfuzz import fuzz, process

    best = process.extractOne(header, _names().keys(), scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return Column(_names()[best[0]], round(best[1] / 100, 2), "similar") if best else None


def _ruled_out(header: str, field: str) -> bool:
    return any(_holds(header, word) for word in _table("not_in").get(field, ()))


def _holds(header: str, word: str) -> bool:
    """Whether a header has a word: whole words where words are spaced, anywhere in Chinese."""
    return f" {word} " in f" {header} " if word.isascii() else word in header


@cache
def _names() -> Mapping[str, str]:
    return {name: field for field, names in _table("same").items() for name in names}


@cache
def _table(name: str) -> Mapping[str, Sequence[str]]:
    tables: dict[str, dict[str, list[str]]] = tomllib.loads((Path(__file__).parent / "aliases.toml").read_text("utf-8"))
    return tables[name]
