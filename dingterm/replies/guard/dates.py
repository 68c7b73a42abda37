"""Days in folded text: `15 March`, `15.03.2026`, `3月15日`, weekdays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from babel.dates import get_day_names, get_month_names

from dingterm.replies.guard.durations import SPANS
from dingterm.replies.languages import base
from dingterm.replies.locales import babel_locale
from dingterm.replies.wordlists import folded

_NUMBERS = re.compile(
    r"(?<![\d./\-])(?:(?P<year>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)|(?P<a>\d\d?)(?P<sep>[/.])(?P<b>\d\d?)"
    r"(?:(?P=sep)(?P<late>\d{4}|\d\d))?(?P<dot>\.(?=\s|$))?|(?:(?P<zy>\d{4})年)?(?P<zm>\d\d?)月(?P<zd>\d\d?)[日号號]?)(?![\d%]|[.,/]\d)"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a text.

    Attributes:
        start: First character.
        end: After the last character.
        readings: Month and day, two when the order is open.
        year: 0 when it is not said.
    """

    start: int
    end: int
    readings: frozenset[tuple[int, int]]
    year: int = 0


def days(plain: str, language: str) -> Iterator[Day]:
    """Every date of a folded text; months by name in its language and in English."""
    for found in _NUMBERS.finditer(plain):
        day = _of_numbers(found)
        if day.readings:
            yield day
    for tag in dict.fromkeys((base(language), "en")):
        named, months = _months(tag)
        for found in named.finditer(plain):
            date = months[found["m1"] or found["m2"]], int(found["d1"] or found["d2"])
            yield Day(*found.span(), frozenset({date}), int(found["y1"] or found["y2"] or 0))


def weekdays(plain: str, language: str) -> Iterator[tuple[int, int, int]]:
    """Every weekday by name in a folded text: where it stands, and which from Monday on, 0 to 6."""
    for number, names in enumerate(_weekdays(base(language))):
        for found in names.finditer(plain):
            yield *found.span(), number


def _of_numbers(found: re.Match[str]) -> Day:
    first, second = int(found["m"] or found["zm"] or found["a"]), int(found["d"] or found["zd"] or found["b"])
    year = int(found["year"] or found["zy"] or found["late"] or 0)
    open_order = bool(found["a"])
    sure = bool(year or found["dot"] or found["zm"] or found["sep"] == "/")
    readings = {(first, second)} | ({(second, first)} if open_order else set())
    real = frozenset(one for one in readings if sure and 0 < one[0] <= 12 and 0 < one[1] <= 31)
    return Day(*found.span(), real, year + 2000 if 0 < year < 100 else year)


@lru_cache(maxsize=32)
def _months(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    locale = babel_locale(language)
    months = {
        folded(name).rstrip("."): number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, context, locale).items()
        if not name[0].isdigit()
    }
    name = "|".join(map(re.escape, sorted(months, key=len, reverse=True))) or "(?!)"
    ordinal, year = r"(?:st|nd|rd|th|er|\.|º|ª)?", r"(?:,?\s(?:de\s)?(?P<y{}>\d{{4}}))?"
    before = rf"(?<!\d)(?P<d1>\d\d?){ordinal}\s(?:of\s|de\s)?(?P<m1>{name})(?![a-z])\.?{year.format(1)}"
    after = rf"(?<![a-z])(?P<m2>{name})\.?\s(?P<d2>\d\d?){ordinal}(?!\d){year.format(2)}"
    return re.compile(f"{before}|{after}"), months


@lru_cache(maxsize=32)
def _weekdays(language: str) -> tuple[re.Pattern[str], ...]:
    locale = babel_locale(language)
    more = SPANS["weekdays"].get(language, [""] * 7)
    names = [get_day_names("wide", context, locale) for context in ("format", "stand-alone")]
    return tuple(
        re.compile(
            "|".join(
                filter(None, [*{rf"(?<![a-z]){re.escape(folded(one[day]))}(?![a-z])" for one in names}, more[day]])
            )
        )
        for day in range(7)
    )
