"""A draft held against the facts by every check in turn."""

from __future__ import annotations

from collections.abc import Iterable

from dingterm.replies.facts import Facts
from dingterm.replies.guard import (
    claims,
    codes,
    contacts,
    deadlines,
    durations,
    grounding,
    links,
    percents,
    placeholders,
    prices,
    shape,
    tongue,
)
from dingterm.replies.guard.draft import read_draft
from dingterm.replies.guard.marks import Mark

_AGAINST_FACTS = (prices, percents, codes, claims, deadlines, durations, links, contacts)
_BY_ITSELF = (shape, tongue)


def check(text: str, facts: Facts, *, language: str) -> list[Mark]:
    """Mark what a draft says and the facts do not hold.

    Args:
        text: The draft as the agent will see it, after `Masked.restore`.
        facts: What may be said.
        language: The tag of the language asked for, as `languages.canonical` writes it.

    Returns:
        Marks by place, none inside another of its kind; an empty list when nothing was found.
    """
    draft = read_draft(text, facts, language)
    found = [*placeholders.marks(text)]
    for against in _AGAINST_FACTS:
        found += against.marks(draft, facts)
    for itself in _BY_ITSELF:
        found += itself.marks(draft)
    found += [one for one in grounding.marks(draft, facts) if not any(_meet(one, other) for other in found)]
    return _outermost(found)


def _meet(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


def _outermost(marks: Iterable[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        if not any(mark.code == one.code and mark.end <= one.end for one in kept):
            kept.append(mark)
    return kept
