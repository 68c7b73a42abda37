"""The guard over the labelled sentences: those it was written with, those kept aside, and those written after it."""

from __future__ import annotations

import pytest

from tests.unit.replies.guard_sentences import Sentence, sentences

RECALL = 0.97
FALSE_ALARMS = 0.05
PARTS = ("with", "aside", "later", "last", "blind", "fresh", "fresh-aside", "final", "unseen", "closing")
PARTS += ("natural", "natural-aside")


def part(name: str) -> tuple[list[Sentence], list[Sentence]]:
    chosen = [one for one in sentences() if one.part == name]
    return [one for one in chosen if one.code], [one for one in chosen if not one.code]


def test_the_set_is_large_and_in_six_languages() -> None:
    everything = sentences()
    assert len({one.text for one in everything}) >= 300
    assert {one.language for one in everything} == {"en", "es", "pt", "zh-Hans", "fr", "de"}
    assert all(len(part(name)[sort]) >= 60 for name in PARTS for sort in (0, 1) if name in PARTS[:2])


@pytest.mark.parametrize("name", PARTS)
def test_what_is_invented_is_marked_for_what_it_is(name: str) -> None:
    invented, _ = part(name)
    missed = [one.text for one in invented if not one.caught()]
    assert len(missed) <= (1 - RECALL) * len(invented), missed


@pytest.mark.parametrize("name", PARTS)
def test_what_the_facts_hold_is_left_alone(name: str) -> None:
    _, sourced = part(name)
    wrong = [(one.text, one.marks()) for one in sourced if one.marks()]
    assert len(wrong) <= FALSE_ALARMS * len(sourced), wrong
