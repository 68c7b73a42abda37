from __future__ import annotations

from dingterm.recovery.filters import conditions
from dingterm.recovery.filters.conditions import FLAGS, NUMBERS, TEXTS
from dingterm.tui.filter_words import FILTER_WORDS

EXAMPLES = [one for words, _meaning in FILTER_WORDS for one in words.split(" · ")]


def test_every_example_is_understood_and_asks_for_what_it_says() -> None:
    assert {one for one in EXAMPLES if not conditions(one)} == set()
    by_name = {one for one in EXAMPLES if conditions(one)[0].field == "name"}
    assert by_name == {"ana", '"ana maria"'}, "what is no word of the filter is taken for a name"


def test_whatever_may_be_asked_for_has_an_example() -> None:
    asked = {one.field for example in EXAMPLES for one in conditions(example)}
    assert {*NUMBERS, *TEXTS, *(field for field, _value in FLAGS.values())} - asked == set()
