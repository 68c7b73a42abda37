"""Figures as people write them: `1.249,90`, `1 249.90`, `１０９９`, `forty-nine`, `七十九`; folded text only."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path

with Path(__file__).with_name("numerals.toml").open("rb") as _file:
    _WORDS: dict[str, int] = {word: value for words in tomllib.load(_file).values() for word, value in words.items()}

_HAN = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "兩": 2, "〇": 0}
_HAN_TIMES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "萬": 10_000}

_WORD = "(?:" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")"
DIGITS = r"\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
FIGURE = (
    rf"(?:(?<![\d.,])(?:{DIGITS})|(?<![^\W_]){_WORD}(?:(?:[\s\-]|[\s\-](?:and|y|e|et|und)[\s\-])?{_WORD}){{0,5}}"
    rf"|[{''.join([*_HAN, *_HAN_TIMES])}]{{1,9}})"
)
"""A pattern without groups of its own that finds one figure."""


def value_of(figure: str) -> Decimal:
    """What a figure found by `FIGURE` is worth.

    A last point or comma with one or two digits after it parts the decimals; every other one parts thousands.
    """
    if figure[0].isdigit() and figure[0].isascii():
        match = re.fullmatch(r"(.*?)(?:[.,](\d{1,2}))?", figure)
        whole, cents = (match[1], match[2]) if match else (figure, None)
        return Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{cents or 0}")
    if figure[0] in _HAN or figure[0] in _HAN_TIMES:
        return Decimal(_han(figure))
    return Decimal(_words(figure))


def values_of(figure: str) -> tuple[Decimal, ...]:
    """The one value of a figure, or two: `tres y cinco` joins units and is no number by itself."""
    words = re.split(r"[\s\-](?:and|y|e|et|und)[\s\-]", figure)
    if len(words) == 2 and all(_WORDS.get(word, 10) < 10 for word in words):
        return Decimal(_WORDS[words[0]]), Decimal(_WORDS[words[1]])
    return (value_of(figure),)


def _words(figure: str) -> int:
    total = 0
    for word in re.findall(_WORD, figure):
        worth = _WORDS[word]
        total = max(total, 1) * worth if worth == 100 else total + worth
    return total


def _han(figure: str) -> int:
    """`七十九` is 79, and without any sign for tens the digits stand in a row: `八五` is 85."""
    if not any(sign in _HAN_TIMES for sign in figure):
        return int("".join(str(_HAN[sign]) for sign in figure))
    total = unit = 0
    for sign in figure:
        if sign in _HAN:
            unit = _HAN[sign]
        else:
            total, unit = total + max(unit, 0 if total and sign != "十" else 1) * _HAN_TIMES[sign], 0
    return total + unit
