"""Days by which something is promised: dates, weekdays, `tonight`, `last chance`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from re import Pattern

from dingterm.replies.facts import Facts
from dingterm.replies.guard.dates import Day, days, weekdays
from dingterm.replies.guard.draft import Draft
from dingterm.replies.guard.durations import SPANS
from dingterm.replies.guard.marks import Mark
from dingterm.replies.guard.negation import refused
from dingterm.replies.wordlists import folded, pattern

_NEAR = timedelta(days=7)
_STOP = re.compile(r"[.!?。！？\n]")
_TALKED = pattern(SPANS["past"]["talked"])
"""Words by which a weekday is one on which something was said."""


def marks(draft: Draft, facts: Facts) -> Iterator[Mark]:
    """Every day named that is neither the last of a discount nor in the shop's texts."""
    for start, end in {*_dates(draft, facts), *_weekdays(draft, facts), *_words(draft, facts)}:
        if not refused(draft, start, end):
            yield Mark(start, end, "deadline", f"No day of the facts is meant by {draft.text[start:end]}.")


def _dates(draft: Draft, facts: Facts) -> Iterator[tuple[int, int]]:
    told = [day for text in facts.texts() for day in days(folded(text), draft.language)]
    for day in days(draft.plain, draft.language):
        if not any(_same(day, one) for one in told) and not _ends_offer(day, facts):
            yield day.start, day.end


def _same(one: Day, other: Day) -> bool:
    return bool(one.readings & other.readings) and (one.year == other.year or not (one.year and other.year))


def _ends_offer(day: Day, facts: Facts) -> bool:
    ends = [one.until for one in facts.discounts if one.until]
    return any((end.month, end.day) in day.readings and day.year in (0, end.year) for end in ends)


def _weekdays(draft: Draft, facts: Facts) -> Iterator[tuple[int, int]]:
    told = {which for text in facts.texts() for _, _, which in weekdays(folded(text), draft.language)}
    told |= {end.weekday() for end in _coming(facts)}
    for start, end, which in weekdays(draft.plain, draft.language):
        if which not in told and not _TALKED.search(_sentence_around(draft.plain, start)):
            yield start, end


def _sentence_around(plain: str, place: int) -> str:
    return _STOP.split(plain[:place])[-1] + _STOP.split(plain[place:])[0]


def _words(draft: Draft, facts: Facts) -> Iterator[tuple[int, int]]:
    harmless, words = _patterns()
    near = {days for days in (0, 1) if facts.today and facts.today + timedelta(days) in _coming(facts)}
    plain = harmless.sub(lambda found: "\x00" * len(found[0]), draft.plain)
    for kind, found_by in words:
        if kind not in near:
            yield from (found.span() for found in found_by.finditer(plain))


def _coming(facts: Facts) -> set[date]:
    """Last days of discounts within a week, which a weekday's name can mean."""
    if not facts.today:
        return set()
    return {one.until for one in facts.discounts if one.until and facts.today <= one.until < facts.today + _NEAR}


@cache
def _patterns() -> tuple[Pattern[str], tuple[tuple[int, Pattern[str]], ...]]:
    lists = SPANS["days"]
    kinds = enumerate(("today", "tomorrow", "pressure"))
    return pattern(lists["harmless"]), tuple((number, pattern(lists[name])) for number, name in kinds)
