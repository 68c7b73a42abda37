"""Statements nobody can vouch for: a sentence that says something and neither asks, helps, refuses nor repeats a fact.

The other checks know what a wrong claim looks like; this one knows what an honest sentence of a shop looks like, and
marks the rest. So it finds claims in words that nobody thought of.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dingterm.replies.facts import Facts
from dingterm.replies.guard.claims import looked_at
from dingterm.replies.guard.dates import weekdays
from dingterm.replies.guard.draft import Draft
from dingterm.replies.guard.marks import Mark
from dingterm.replies.guard.negation import opposing, refuses
from dingterm.replies.languages import base
from dingterm.replies.wordlists import folded, pattern

REASON = "Nothing in the shop's facts says this."

_SENTENCE = re.compile(r"(?:[^.!?。！？\n]|[.](?!\s|$))+[.!?。！？]*")
_ANY_WORD = re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_STEM = 5
"""Letters by which two words are taken for one."""

_LEAST_WORDS, _LEAST_HAN = 4, 4
"""Words, or signs of Chinese, from which a sentence says something."""

_SHARED = 1 / 3
"""Share of a sentence's words that the facts must have for it to repeat them."""


def marks(draft: Draft, facts: Facts) -> Iterator[Mark]:
    """Every statement that the facts do not hold, in languages whose honest sentences are known."""
    honest = _honest(base(draft.language))
    if honest is None:
        return
    own = frozenset().union(*(_stems(folded(text)) for text in (*facts.texts(), *facts.products)))
    for start, end in _statements(draft):
        said = draft.plain[start:end]
        named = next(weekdays(said, draft.language), None)  # days are held by another check
        if _says(said) and not named and not _harmless(said, honest, own) and not refuses(draft, start, end):
            yield Mark(start, end, "claim", REASON)


def _statements(draft: Draft) -> Iterator[tuple[int, int]]:
    """Where each sentence stands, or each half of one that goes on with `but`."""
    but = opposing(draft)
    for found in _SENTENCE.finditer(draft.plain):
        ends = [*(one.start() for one in but.finditer(draft.plain, *found.span())), found.end()]
        for start, end in zip([found.start(), *ends], ends, strict=False):
            said = draft.plain[start:end]
            yield start + len(said) - len(said.lstrip(" ,，")), end - len(said) + len(said.rstrip())


def _harmless(said: str, honest: re.Pattern[str], own: frozenset[str]) -> bool:
    """Whether a sentence asks, helps, or repeats what is known; figures, names and known claims have other checks."""
    held = "\x00" in said or any(map(str.isdigit, said)) or looked_at(said)
    if held or said.endswith(("?", "？")) or honest.search(said):
        return True
    stems = _stems(said)
    return len(stems & own) >= _SHARED * len(stems)


def _says(said: str) -> bool:
    return len(_ANY_WORD.findall(said)) >= _LEAST_WORDS or len("".join(_HAN.findall(said))) >= _LEAST_HAN


def _stems(text: str) -> frozenset[str]:
    pairs = {run[place : place + 2] for run in _HAN.findall(text) for place in range(len(run) - 1)}
    return frozenset(word[:_STEM] for word in _WORD.findall(text) if not _HAN.search(word)) | pairs


@cache
def _honest(language: str) -> re.Pattern[str] | None:
    """Honest sentences in a language, and in English, of which short ones are not told from others."""
    with Path(__file__).with_name("honest.toml").open("rb") as file:
        lists = tomllib.load(file)
    if language not in lists:
        return None
    return pattern(phrase for name in {language, "en"} for phrase in lists[name]["phrases"])
