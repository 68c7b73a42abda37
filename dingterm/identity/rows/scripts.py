"""Names in other scripts written in Latin letters, and which script each was in."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import polars as pl

LATIN, CYRILLIC, GREEK, ARABIC, HAN, OTHER = range(6)
_RANGES = {CYRILLIC: r"\p{Cyrillic}", GREEK: r"\p{Greek}", ARABIC: r"\p{Arabic}", HAN: r"\p{Han}", LATIN: r"\p{Latin}"}


@cache
def _tables() -> dict[str, dict[str, str]]:
    """Sign to Latin letters for each script."""
    raw = tomllib.loads((Path(__file__).parent / "scripts.toml").read_text("utf-8"))
    han: dict[str, str] = {}
    for syllable, signs in raw.pop("han").items():
        for sign in signs:
            han.setdefault(sign, syllable)
    return {**raw, "han": han}


def script(text: pl.Expr) -> pl.Expr:
    """The script a text is in, by the first of the tables that has a sign of it."""
    found = pl.lit(OTHER)
    for code, signs in reversed(_RANGES.items()):
        found = pl.when(text.str.contains(signs)).then(pl.lit(code)).otherwise(found)
    return found.cast(pl.Int8)


def romanised(text: pl.Expr) -> pl.Expr:
    """A folded text in Latin letters; signs without an entry stay as they are."""
    for name, letters in _tables().items():
        kind = {"cyrillic": CYRILLIC, "greek": GREEK, "arabic": ARABIC, "han": HAN}[name]
        other = text.str.replace_many(list(letters), list(letters.values()))
        text = pl.when(text.str.contains(_RANGES[kind])).then(other).otherwise(text)
    return text
