"""Countries in the words of a filter, looked up in a table of the names that cleaning understands (`places.txt`).

A desk's filter goes without cleaning itself, which loads polars, numpy and the locale data of twelve languages: 80 MB
that the desk would never give back. `python -m tests.unit.recovery.places` makes the table anew.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "places.txt"
"""A line for each region (ISO 3166 alpha-2): its code, then its names and old codes in small letters, tabs between."""


def region_of(country: str) -> str | None:
    """The region of one code or name, if it is any: what `cleaning.regions.region_of` says."""
    code = country.strip().upper()
    return code if code in _codes() else _names().get(_plain(country))


@cache
def _names() -> Mapping[str, str]:
    lines = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines())
    return {name: code for code, *names in lines for name in names}


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for name, code in _names().items() if name == code.lower())  # not those of private use


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.strip().casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).replace(".", "")
