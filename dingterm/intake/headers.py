"""Headers of unknown files to fields: by alias, then by a word inside, then by likeness."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

LIKENESS = 92
"""Least rapidfuzz ratio (0–100) at which two headers are the same word with a slip."""

SHORTEST = 5
"""Shorter headers are never compared by likeness: "Date" and "Data" are one letter apart, so are "Tel" and "Tax"."""

_SIGNS = re.compile(r"[\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def fields_by_name(headers: Sequence[str]) -> dict[str, str]:
    """Header to field, of the headers whose name says what they hold.

    `phones` may be filled by several headers, every other field by the first that names it.
    """
    found: dict[str, str] = {}
    for way in (_same, _word, _alike):
        for header in headers:
            field = way(plain(header)) if header not in found else None
            if field and (field == "phones" or field not in found.values()):
                found[header] = field
    return {header: found[header] for header in headers if header in found}


def count_known(cells: Sequence[str]) -> int:
    """How many cells are names of columns."""
    return sum(_same(plain(cell)) is not None for cell in cells if cell.strip())


def never(header: str, field: str) -> bool:
    """Whether a header's words rule out that it is this field, whatever its values look like."""
    return bool(_ruled_out(plain(header), field))


def plain(header: str) -> str:
    """A header without case, accents, signs and digits: `Teléfono_2` and `telefono` are one."""
    apart = unicodedata.normalize("NFKD", _CAMEL.sub(" ", header))
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return _SIGNS.sub(" ", bare.casefold().replace("'", "").replace("’", "")).strip()


def _same(header: str) -> str | None:
    return _names().get(header)


def _word(header: str) -> str | None:
    for field, words in _table("words").items():
        if any(_holds(header, word) for word in words) and not _ruled_out(header, field):
            return field
    return None


def _alike(header: str) -> str | None:
    if len(header) < SHORTEST:
        return None
    from rapidfuzz import fuzz, process

    best = process.extractOne(header, _names().keys(), scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return _names()[best[0]] if best else None


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
