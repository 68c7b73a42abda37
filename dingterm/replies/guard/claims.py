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


def marks(draft: Draft, facts: Facts) -> Iterator[Mark]:
    """Every claim that the shop's own texts do not make; a refusal is none."""
    offered = names_one(draft, facts)
    own = [read_draft(text, facts, language="") for text in facts.texts()]
    for claim in _claims():
        if (claim.offer and offered) or any(_made(claim, text) for text in own):
            continue
        for start, end in _made(claim, draft):
            yield Mark(start, end, claim.code, claim.reason)


def _made(claim: _Claim, draft: Draft) -> list[tuple[int, int]]:
    plain = claim.harmless.sub(lambda found: "\x00" * len(found[0]), draft.plain)
    spans = [found.span() for found in claim.found_by.finditer(plain)]
    told = list(_told_apart(claim, plain))
    if claim.even_refused:
        return told + [span for span in spans if not refused(draft, *span)]
    return [span for span in spans + told if not refused(draft, *span)]


def _told_apart(claim: _Claim, plain: str) -> Iterator[tuple[int, int]]:
    """Where a sentence has what a claim is about and what it says of it, in either order."""
    for sentence in _SENTENCE.finditer(plain):
        about = claim.about.search(plain, *sentence.span())
        says = claim.says.search(plain, *sentence.span())
        if about and says:
            yield min(about.start(), says.start()), max(about.end(), says.end())


@cache
def _claims() -> tuple[_Claim, ...]:
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        tables = tomllib.load(file)
    return tuple(_claim(table) for table in tables.values())


def _claim(table: dict[str, Any]) -> _Claim:
    phrases, harmless, about, says = (pattern(table.get(key, ())) for key in ("phrases", "harmless", "about", "says"))
    offer, even_refused = table.get("offer", False), table.get("even_refused", False)
    return _Claim(table["code"], table["reason"], phrases, harmless, about, says, offer, even_refused)
