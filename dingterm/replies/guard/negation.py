"""Whether a statement is a refusal: `we have no coupon` offers none."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dingterm.replies.guard.draft import Draft
from dingterm.replies.languages import base
from dingterm.replies.wordlists import pattern

_STOP = r"[.!?;:](?=\s|$)|[。！？；：，、\n]|\s[-–—]\s|,(?=\s)(?!\s(?:that|dass|que|qu['’]|che|dat)\b)"
"""Ends of a clause; what was refused before `that` is refused after it."""


def refused(draft: Draft, start: int, end: int) -> bool:
    """Whether the clause around a place of a draft has a word of refusal, in the language of the draft.

    A word at either edge of the place is part of what is said: `no shipping costs` is an offer.
    A language without a list refuses nothing: then a refusal is marked like an offer. A draft of no language is read
    with the lists of all.
    """
    stops, harmless, negators = _patterns(base(draft.language))
    plain = harmless.sub(lambda found: "\x00" * len(found[0]), draft.plain)
    for first, last in _clauses(plain, stops):
        if first <= start < last:
            found = negators.finditer(plain, first, max(last, end))
            return any(one.start() not in (start, end - len(one[0])) for one in found)
    return False


def refuses(draft: Draft, start: int, end: int) -> bool:
    """Whether there is a word of refusal between two places of a draft, in its language."""
    _, harmless, negators = _patterns(base(draft.language))
    plain = harmless.sub(lambda found: "\x00" * len(found[0]), draft.plain[start:end])
    return negators.search(plain) is not None


def opposing(draft: Draft) -> re.Pattern[str]:
    """Words by which a sentence goes on with something else, in the language of a draft."""
    return _opposing(base(draft.language))


@cache
def _opposing(language: str) -> re.Pattern[str]:
    return pattern(phrase for name, table in _lists().items() if language in (name, "") for phrase in table["but"])


def _clauses(plain: str, stops: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    first = 0
    for stop in stops.finditer(plain):
        yield first, stop.end()
        first = stop.end()
    yield first, len(plain) + 1


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    tables = [table for name, table in _lists().items() if language in (name, "")]
    but, harmless, negators = (
        pattern(phrase for table in tables for phrase in table[kind]) for kind in ("but", "harmless", "negators")
    )
    return re.compile(f"{_STOP}|{but.pattern}"), harmless, negators


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        return tomllib.load(file)
