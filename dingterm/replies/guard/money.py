"""Amounts of money in folded text: with a sign or a word for the currency on either side, or two decimals alone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from dingterm.replies.guard.figures import FIGURE, value_of

with Path(__file__).with_suffix(".toml").open("rb") as _file:
    _TABLE: dict[str, dict[str, list[str]]] = tomllib.load(_file)

_ISO = (
    "usd|eur|gbp|brl|cny|rmb|jpy|cad|aud|nzd|mxn|ars|clp|cop|pen|uyu|chf|sek|nok|dkk|pln|czk|inr|krw|try|rub|uah|aed"
    "|sar|egp|ngn|zar|sgd|hkd|twd|thb|vnd|idr|myr|php|ils"
)
_SIGNS = "|".join(
    re.escape(sign) if not sign.isalpha() else rf"{sign}(?![^\W\d_])"
    for sign in sorted(_TABLE["signs"], key=len, reverse=True)
)
_WORDS = "|".join(rf"(?:{words})" for words in _TABLE["words"])
_NO_LETTER = r"(?![^\W\d_])"
_BEFORE = rf"(?<![a-z])(?:{_SIGNS}|(?:{_ISO}){_NO_LETTER})"
_LATIN = rf"(?:{_SIGNS}|(?:{_ISO}){_NO_LETTER}|(?:{_WORDS})(?![a-z]))"
_GAP = r"[ \u00a0\u202f]?"

_MONEY = re.compile(
    rf"(?P<before>{_BEFORE}){_GAP}(?P<a>{FIGURE})|(?P<b>{FIGURE})(?:,-|,–|\.-)?(?:{_GAP}d['’]|\sde\s|\sof\s|{_GAP})(?P<after>{_LATIN})"
    rf"|(?<![\d.,:/])(?P<c>\d{{1,6}}[.,]\d\d)(?![\d%]|[.,:/]\d|{_GAP}(?:%|uhr|h\b|am\b|pm\b|cm|mm|m\b|kg|g\b|l\b|折))"
)
_DAY, _MONTH = 31, 12
_TENTHS = re.compile(r"([\d一二三四五六七八九])(?![\d一二三四五六七八九十百千万个件条双张天])")
"""What is said after 块: `八十九块九` is 89.90."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Money in a text.

    Attributes:
        start: First character, of the sign or the figure.
        end: After the last character.
        value: In major units.
        currencies: ISO 4217 codes that may be meant; empty when nothing says which.
    """

    start: int
    end: int
    value: Decimal
    currencies: frozenset[str]


def amounts(plain: str) -> Iterator[Amount]:
    """Every amount of a folded text, from left to right."""
    for found in _MONEY.finditer(plain):
        figure = found["a"] or found["b"] or found["c"]
        if found["c"] and _like_a_date(figure):
            continue
        named = found["before"] or found["after"] or ""
        tenths = _TENTHS.match(plain, found.end()) if named == "块" else None
        value, end = (
            (value_of(figure), found.end()) if not tenths else (value_of(figure) + _tenths(tenths[1]), tenths.end())
        )
        yield Amount(found.start(), end, value, _currencies(named))


def _tenths(digit: str) -> Decimal:
    return value_of(digit) / 10


def _like_a_date(figure: str) -> bool:
    """`15.03` without any currency is the fifteenth of March rather than money."""
    day, month = re.split("[.,]", figure)
    return "." in figure and int(day) <= _DAY and 0 < int(month) <= _MONTH


def _currencies(named: str) -> frozenset[str]:
    if not named:
        return frozenset()
    if named in _TABLE["signs"]:
        return frozenset(_TABLE["signs"][named])
    for words, codes in _TABLE["words"].items():
        if re.fullmatch(words, named):
            return frozenset(codes)
    return frozenset({"CNY" if named == "rmb" else named.upper()})
