"""The judge: points and reasons for what really happened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dingterm.training.judge import Contact, Happened, Person, judge
from dingterm.training.lesson import Expect, Step

JANE, OMAR = Person(1, "Jane Doe"), Person(2, "Omar Sample")
FACTS = {"customer.first_name": "Jane", "customer.language": "en", "cart.url": "https://shop.example/c/1"}
STEP = Step(
    say="", look_for="", show="", example={}, who="unpaid", customer={}, seconds=60, points=20,
    expect=Expect("contact", category="care", language="customer", holds=("first_name",), avoids=("discount",)),
)  # fmt: skip
GOOD = Contact(JANE, 1, "need-help", "care", "en", "Hi Jane, can I help?", FACTS)


def reasons(step: Step, happened: Happened, person: Person | None = JANE) -> dict[str, bool]:
    return {one.sentence: one.met for one in judge(step, person, happened).reasons}


def test_all_that_was_asked_for_gives_all_points() -> None:
    verdict = judge(STEP, JANE, Happened((GOOD,), seconds=30))
    assert (verdict.points, verdict.acted, verdict.met) == (20, True, True)


def test_nothing_done_gives_nothing() -> None:
    verdict = judge(STEP, JANE, Happened())
    assert (verdict.points, verdict.acted, verdict.met) == (0, False, False)


def test_the_wrong_person_is_named() -> None:
    happened = Happened((replace(GOOD, to=OMAR),))
    assert judge(STEP, JANE, happened).points == 0
    assert reasons(STEP, happened)["Jane Doe was not written to, but Omar Sample"] is False


def test_slowness_costs_points_only() -> None:
    verdict = judge(STEP, JANE, Happened((GOOD,), seconds=61))
    assert verdict.met and 0 < verdict.points < 20


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"text": "Hi, can I help?"}, "It lacks the customer’s first name"),
        ({"text": "Hi Jane, 10 % off!"}, "It holds a discount"),
        ({"language": "de"}, "The language was de, not en"),
        ({"category": "incentive"}, "The template’s category was incentive"),
    ],
)
def test_each_lack_is_a_reason_and_costs_points(change: dict[str, str], sentence: str) -> None:
    happened = Happened((replace(GOOD, **change),), seconds=30)  # type: ignore[arg-type]
    verdict = judge(STEP, JANE, happened)
    assert reasons(STEP, happened)[sentence] is False
    assert 0 < verdict.points < 20 and not verdict.met


def test_the_last_message_counts() -> None:
    assert judge(STEP, JANE, Happened((replace(GOOD, text="Hey"), GOOD))).met


def test_nobody_is_asked_for_a_fact_that_is_not_known() -> None:
    step = replace(STEP, expect=Expect("contact", holds=("cart.url",)))
    bare = replace(GOOD, facts={})
    assert judge(step, JANE, Happened((bare,))).met
    assert not judge(step, JANE, Happened((GOOD,))).met


def test_words_are_looked_for_in_any_case_and_language() -> None:
    step = replace(STEP, expect=Expect("contact", says=("sorry", "siento"), never_says=("25",)))
    assert judge(step, None, Happened((replace(GOOD, text="Lo SIENTO mucho"),))).met
    assert not judge(step, None, Happened((GOOD,))).met
    assert not judge(step, None, Happened((replace(GOOD, text="Sorry, 25%"),))).met


def test_a_silence_is_broken_by_one_message_to_that_customer_only() -> None:
    step = replace(STEP, expect=Expect("silence"))
    assert judge(step, JANE, Happened((replace(GOOD, to=OMAR),), seen=True)).points == 20
    assert judge(step, JANE, Happened((GOOD,), seen=True)).points == 0
    assert judge(step, JANE, Happened()).points == 10, "who was not even looked at was not left in peace on purpose"
    assert reasons(step, Happened(opted_out=True))["Jane Doe’s opt-out is on record"]


def test_taking_back_is_seen() -> None:
    step = replace(STEP, expect=Expect("undo"))
    assert judge(step, None, Happened(undone=1)).points == 20
    assert not judge(step, None, Happened((GOOD,))).acted


def test_capitals_shout_but_a_code_does_not() -> None:
    step = replace(STEP, expect=Expect("contact", avoids=("shouting",)))
    coded = replace(GOOD, text="Use BACKTEN, Jane!", facts=FACTS | {"discount.code": "BACKTEN"})
    assert judge(step, JANE, Happened((coded,))).met
    assert not judge(step, JANE, Happened((replace(coded, text="LISTEN to me"),))).met
    assert not judge(step, JANE, Happened((replace(coded, text="Come back!!"),))).met
