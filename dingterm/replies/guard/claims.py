"""Claims and offers in words: free shipping, guarantees, stock, gifts, two for one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dingterm.replies.facts import Facts
from dingterm.replies.guard.draft import Draft, read_draft
from dingterm.replies.guard.marks import Mark
from dingterm.replies.guard.negation import refused
from dingterm.replies.guard.offers import names_one
from dingterm.replies.wordlists import pattern

_SWITCHES = {"offer": False, "even_refused": False, "negated": False, "asked": True}
"""Switches of a class, and how they stand where its table does not say."""

_STOP = re.compile(r"[.!?。！？\n]")
_SENTENCE = re.compile(r"(?:[^.!?。！？\n]|[.](?!\s|$))+")


@dataclass(frozen=True, slots=True)
class _Claim:
    code: str
    reason: str
    found_by: re.Pattern[str]
    harmless: re.Pattern[str]
    about: re.Pattern[str]
    says: re.Pattern[str]
    offer: bool
    even_refused: bool
    negated: bool
    asked: bool


def marks(draft: Draft, facts: Facts) -> Iterator[Mark]:
    """Every claim that the shop's own texts do not make; a refusal is none."""
    offered = names_one(draft, facts)
    own = [read_draft(text, facts, language="") for text in facts.texts()]
    for claim in _claims():
        if (claim.offer and offered) or any(_made(claim, text) for text in own):
            continue
        for start, end in _made(claim, draft):
            yield Mark(start, end, claim.code, claim.reason)


def looked_at(said: str) -> bool:
    """Whether a folded sentence has words that a class of claims is about, which judges it then."""
    return any(claim.found_by.search(said) for claim in _claims())


def _made(claim: _Claim, draft: Draft) -> list[tuple[int, int]]:
    plain = claim.harmless.sub(lambda found: "\x00" * len(found[0]), draft.plain)
    spans = [found.span() for found in claim.found_by.finditer(plain)]
    found = [span for span in spans if claim.negated or not refused(draft, *span)]
    found += [span for span in _told_apart(claim, plain) if claim.even_refused or not refused(draft, *span)]
    return [span for span in found if claim.asked or not _in_question(plain, span[1])]


def _in_question(plain: str, end: int) -> bool:
    """Whether the sentence that goes on at a place is a question."""
    stop = _STOP.search(plain, end)
    return stop is not None and stop[0] in "?？"


def _told_apart(claim: _Claim, plain: str) -> Iterator[tuple[int, int]]:
    """Where a sentence has what a claim is about and what it says of it, in either order."""
    for sentence in _SENTENCE.finditer(plain):
        about = claim.about.search(plain, *sentence.span())
        says = claim.says.search(plain, *sentence.span())
        if about and says:
            yield min(about.start(), says.start()), max(about.end(), says.end())


@cache
def _claims() -> tuple[_Claim, ...]:
    here = Path(__file__)
    files = (here.with_name(name).read_text(encoding="utf-8") for name in ("claims.toml", "stances.toml"))
    return tuple(_claim(table) for text in files for table in tomllib.loads(text).values())


def _claim(table: dict[str, Any]) -> _Claim:
    phrases, harmless, about, says = (pattern(table.get(key, ())) for key in ("phrases", "harmless", "about", "says"))
    switches = (table.get(key, preset) for key, preset in _SWITCHES.items())
    return _Claim(table["code"], table["reason"], phrases, harmless, about, says, *switches)
