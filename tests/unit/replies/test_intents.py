"""What customers ask for, in fourteen languages; an opt-out above all."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.replies.intents import Intents, recognise

FILE = Path(__file__).parents[2] / "data" / "intents.toml"
MESSAGES = [
    (language, text, set(intents.split()) - {"opt_out"})
    for language, messages in tomllib.loads(FILE.read_text(encoding="utf-8")).items()
    for text, intents in messages
]
ALLOWED = 0.05


def test_there_are_messages_of_every_intent_in_twelve_languages() -> None:
    names = set(Intents.__slots__)
    told = {  # opt-outs among them are for `recovery.optout`
        language: set().union(*(intents for tag, _, intents in MESSAGES if tag == language))
        for language, *_ in MESSAGES
    }
    assert len(told) >= 12
    assert {language: names - intents for language, intents in told.items() if names - intents} == {}


@pytest.mark.parametrize("known", [True, False], ids=["in a known language", "in any language"])
def test_what_is_asked_for_is_recognised(known: bool) -> None:
    found = [(text, asked, set(recognise(text, tag if known else None).names())) for tag, text, asked in MESSAGES]
    missed = [one for one in found if not one[1] <= one[2]]
    assert len(missed) <= ALLOWED * len(found), missed


def test_thanks_and_greetings_ask_for_nothing() -> None:
    quiet = [(text, recognise(text, tag).names()) for tag, text, asked in MESSAGES if not asked]
    assert len([one for one in quiet if one[1]]) <= ALLOWED * len(quiet), quiet


def test_a_language_without_words_is_read_with_all() -> None:
    assert recognise("how much is it?", "xx").names() == ("price_or_discount",)
    assert recognise("how much is it?", "pt-BR").names() == ()


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(recognise(text), Intents)
