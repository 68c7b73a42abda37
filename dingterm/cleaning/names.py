"""Names: spaces, the case of shouted or whispered Latin names, given and family name where the script tells them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import polars as pl

_LATIN = r"^[\p{Latin}\p{M}\s.'’\-]+$"
_EAST_ASIAN = r"^[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}·\s]+$"
_TWO_LATIN_LETTERS = r"^[\p{Latin}.\s]{1,3}$"
_LAST_COMMA_FIRST = r"^([^,]+),\s*([^,\s]+(?:\s[^,\s]+)?)$"
_NO_GIVEN_NAME = r"(?i),\s*(?:jr|sr|ii|iii|inc|ltd|llc|gmbh|s\.?l|s\.?a|ltda|phd|md)\.?$"


def tidy(name: pl.Expr) -> pl.Expr:
    """Single spaces, and a capital to each word of a Latin name written all in capitals or all in small letters.

    Initials such as `JJ` stay; so do names of any other script and of mixed case. Null when nothing is left.
    """
    text = name.str.replace_all(r"\s+", " ").str.strip_chars()
    plain = text.str.contains(_LATIN) & ~text.str.contains(_TWO_LATIN_LETTERS)
    one_case = (text == text.str.to_uppercase()) | (text == text.str.to_lowercase())
    small = text.str.contains(_LATIN) & (text == text.str.to_lowercase())
    shouted = pl.when((plain & one_case) | small).then(text)  # null for the rest: casing is dear, few need it
    return pl.when(text != "").then(pl.coalesce(shouted.str.to_titlecase(), text))


def with_names(rows: pl.DataFrame) -> pl.DataFrame:
    """Tidy `name`, `given_name`, `family_name` and fill each from the others (`region` says where Han is Japanese)."""
    tidied = rows.with_columns(tidy(pl.col(name)) for name in ("name", "given_name", "family_name"))
    turned = tidied.with_columns(name=_turned(pl.col("name")))
    return turned.with_columns(
        name=pl.coalesce("name", _joined()),
        given_name=pl.when(_only_name()).then(_given()).otherwise(pl.col("given_name")),
        family_name=pl.when(_only_name()).then(_family()).otherwise(pl.col("family_name")),
    )


def _turned(name: pl.Expr) -> pl.Expr:
    """`O’Neil, Pat` is Pat O’Neil; `Acme, Inc` and `Pat O’Neil, Jr` stay."""
    turned = name.str.replace(_LAST_COMMA_FIRST, "${2} ${1}")
    return pl.when(name.str.contains(_NO_GIVEN_NAME)).then(name).otherwise(turned)


def _only_name() -> pl.Expr:
    return pl.col("given_name").is_null() & pl.col("family_name").is_null()


def _joined() -> pl.Expr:
    """Given and family name in the order of their script: family first and without a space in Han and Hangul."""
    given, family = pl.col("given_name"), pl.col("family_name")
    eastern = given.str.contains(_EAST_ASIAN) & family.str.contains(_EAST_ASIAN)
    swapped = given.is_in(_surnames()) & ~family.is_in(_surnames())
    return (
        pl.when(eastern & swapped)
        .then(given + family)
        .when(eastern)
        .then(family + given)
        .otherwise(pl.concat_str([given, family], separator=" ", ignore_nulls=True))
        .replace("", None)
    )


def _given() -> pl.Expr:
    name, family = pl.col("name"), _family()
    rest = name.str.slice(family.str.len_chars()).str.strip_chars()
    latin = name.str.extract(r"^(.+)\s\S+$", 1)
    given = pl.when(_is_eastern()).then(rest).otherwise(pl.coalesce(latin, pl.when(~_is_eastern()).then(name)))
    return pl.when(given != "").then(given)


def _family() -> pl.Expr:
    """Western: after the last space. Han and Hangul: before the space, else a known double surname, else one sign."""
    name = pl.col("name")
    before_space = name.str.extract(r"^(\S+)\s", 1)
    double = pl.when(name.str.slice(0, 2).is_in(_double())).then(name.str.slice(0, 2))
    single = pl.when(name.str.contains(r"^[\p{Han}\p{Hangul}]{2,4}$") & ~_japanese()).then(name.str.slice(0, 1))
    western = name.str.extract(r"^.+\s(\S+)$", 1)
    return pl.when(_is_eastern()).then(pl.coalesce(before_space, double, single)).otherwise(western)


def _is_eastern() -> pl.Expr:
    return pl.col("name").str.contains(_EAST_ASIAN)


def _japanese() -> pl.Expr:
    """A Japanese surname mostly has two signs, but not always: no guess."""
    return (pl.col("region") == "JP").fill_null(False)


def _surnames() -> list[str]:
    return [*_table()[0], *_table()[1]]


def _double() -> list[str]:
    return _table()[1]


@cache
def _table() -> tuple[str, list[str]]:
    raw = tomllib.loads((Path(__file__).parent / "han_surnames.toml").read_text("utf-8"))
    return raw["single"], raw["double"]
