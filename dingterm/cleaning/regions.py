"""Countries as people write them to ISO 3166 alpha-2 regions (names: CLDR, through babel)."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import polars as pl

from dingterm.errors import CleaningError

LANGUAGES = ("en", "es", "pt", "fr", "de", "it", "nl", "sv", "zh", "zh_Hant", "ja", "ko")
"""Languages whose country names are understood, those first win a clash."""


def regions(country: pl.Series) -> pl.Series:
    """Region of each country code or name; null where it is none."""
    if country.drop_nulls().is_in(sorted(_codes())).all():
        return country
    found = country.drop_nulls().unique()
    known = [region_of(name) for name in found]
    return country.replace_strict(found, pl.Series(known, dtype=pl.String), default=None, return_dtype=pl.String)


def checked(region: str | None) -> str | None:
    """A region given as an option, as ISO 3166 alpha-2.

    Raises:
        CleaningError: It is no country.
    """
    if region is None:
        return None
    found = region_of(region)
    if found is None:
        raise CleaningError(f"{region} is no country. Give its two letters, for example ES for Spain.")
    return found


@cache
def english_names() -> Mapping[str, str]:
    """Region to the country's English name."""
    return tomllib.loads((Path(__file__).parent / "region_names.toml").read_text("utf-8"))


def region_of(country: str) -> str | None:
    """The region (ISO 3166 alpha-2) of one code or name, if it is any.

    A code is known at once; the names of countries take a sixth of a second to load.
    """
    code = country.strip().upper()
    return code if code in _codes() else _lookup().get(_plain(country))


@cache
def _codes() -> frozenset[str]:
    return frozenset(english_names())  # not the plan of numbers: 40 MB that a desk's filter would never give back


@cache
def _lookup() -> Mapping[str, str]:
    from babel import Locale
    from babel.core import get_global

    known: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if _is_region(code):
                known.setdefault(_plain(code), code)
                known.setdefault(_plain(name), code)
    for alias, codes in get_global("territory_aliases").items():
        if len(codes) == 1 and _is_region(codes[0]):
            known.setdefault(_plain(alias), codes[0])
    return known


def _is_region(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in ("ZZ", "EU", "EZ", "UN", "XA", "XB", "QO")


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.strip().casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).replace(".", "")
