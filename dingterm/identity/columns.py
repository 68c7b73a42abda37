"""Columns of any table to the fields people are told by."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from dingterm.identity.fields import FIELDS, SEVERAL
from dingterm.intake.headers import named, plain

_SINGLE = {single: field for field, single in SEVERAL.items()}
"""`phone` and `email` to the fields that take several."""


WHERE = ("street_number", "address", "address2", "city", "postcode", "country", "birth_date")
"""Fields that intake knows by name; of several columns of one it takes the first, here each may fill a gap."""


def field_named(name: str) -> str | None:
    """The field a user means by a word, or None where there is none of that name."""
    field = _SINGLE.get(name, name)
    return field if field in FIELDS else None


def fields_of(headers: Sequence[str], known: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    """Header to field, of the headers that tell something about a person.

    Args:
        headers: The table's columns.
        known: What intake made of them; what is no field of a person is left out.
        said: What the user said, which goes before everything else.
    """
    found: dict[str, str] = {}
    for header in headers:
        field = field_named(said.get(header, "")) or _by_name(header) or field_named(known.get(header, ""))
        if field:
            found[header] = field
    return found


def _by_name(header: str) -> str | None:
    found = named(header)
    own = found if found in WHERE else None
    return own or _names().get(plain(header))


@cache
def _names() -> dict[str, str]:
    raw = tomllib.loads((Path(__file__).parent / "columns.toml").read_text("utf-8"))
    own = {plain(field): field for field in FIELDS}
    return own | {name: field for field, names in raw.items() for name in names}
