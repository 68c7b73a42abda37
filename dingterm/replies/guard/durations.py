"""Spans of time that are promised: deliveries, returns, how long an offer lasts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from dingterm.replies.facts import Facts
from dingterm.replies.guard.draft import Draft
from dingterm.replies.guard.figures import FIGURE, values_of
from dingterm.replies.guard.marks import Mark
from dingterm.replies.guard.negation import refused
from dingterm.replies.wordlists import folded, pattern

with Path(__file__).with_name("spans.toml").open("rb") as _file:
    SPANS = tomllib.load(_file)
"""Units and words of time, from `spans.toml`."""

_HOURS: dict[str, int] = SPANS["hours"]
_TO = r"(?:\s?[-–—~～/]\s?|\s(?:to|or|and|a|o|ou|e|bis|oder|a|tot|до)\s|\s?(?:到|至|或)\s?)"
_UNITS = "|".join(f"(?:{unit})" for unit in _HOURS)
_SPAN = re.compile(rf"(?:(?P<low>{FIGURE}){_TO})?(?P<high>{FIGURE})[\s\-]?(?P<unit>{_UNITS})(?![a-z])")
_PAST_BEFORE = re.compile(rf"(?:{pattern(SPANS['past']['before']).pattern})\W*$")
_PAST_AFTER = re.compile(rf"\s*(?:{pattern(SPANS['past']['after']).pattern})")


def marks(draft: Draft, facts: Facts) -> Iterator[Mark]:
    """Every span of time to come that neither the shop's texts nor the end of a discount holds."""
    known = {hours for text in facts.texts() for _, _, several in _found(folded(text)) for hours in several}
    if facts.today:
        known |= {Decimal((one.until - facts.today).days * 24) for one in facts.discounts if one.until}
    for start, end, several in _found(draft.plain):
        if not several <= known and not _past(draft.plain, start, end) and not refused(draft, start, end):
            yield Mark(start, end, "deadline", f"{draft.text[start:end]} is in none of the shop's texts.")


def spoken_of(said: str) -> bool:
    """Whether a folded sentence has a span of time in it, which is judged here."""
    return next(_found(said), None) is not None


def _past(plain: str, start: int, end: int) -> bool:
    return bool(_PAST_BEFORE.search(plain[:start]) or _PAST_AFTER.match(plain[end:]))


def _found(plain: str) -> Iterator[tuple[int, int, set[Decimal]]]:
    for found in _SPAN.finditer(plain):
        hours = next(hours for unit, hours in _HOURS.items() if re.fullmatch(unit, found["unit"]))
        values = [value for figure in (found["low"], found["high"]) if figure for value in values_of(figure)]
        if hours < max(_HOURS.values()) or values[-1] < 100:
            yield *found.span(), {value * hours for value in values}
