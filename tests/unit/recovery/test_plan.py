"""The plan as a whole: one row for each customer, the reason chosen for them, their score and step."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dingterm.recovery import words
from dingterm.recovery.plan import ENTRY, plan
from dingterm.recovery.policy import DAY, HOUR, Weights
from dingterm.recovery.rules import blocking, waiting
from dingterm.recovery.standing import STANDINGS
from tests.unit.recovery.facts import NOON, POLICY, frame, only, planned

WINBACK = {"lane": "win-back", "cart_id": None, "since": NOON - 90 * DAY, "last_order_at": NOON - 90 * DAY}
TALK = {"lane": "consulted", "cart_id": None, "since": NOON - HOUR, "last_in_at": NOON - HOUR, "total_minor": None}


def chosen(*changes: dict[str, Any]) -> tuple[Any, ...]:
    return planned(*changes).select("lane", "cart_id", "standing").row(0)


def test_nobody_no_plan() -> None:
    nothing = plan(frame({}).clear(), POLICY, NOON)
    assert nothing.is_empty() and nothing.columns == list(ENTRY)


def test_the_newest_open_cart_comes_first() -> None:
    rows = planned(WINBACK, {"cart_id": 11, "since": NOON - 3 * HOUR}, {})
    assert rows.select("lane", "cart_id").rows() == [("unpaid", 11)]


@pytest.mark.parametrize("turned", [False, True], ids=["as they come", "turned round"])
def test_carts_left_together_are_told_apart_by_their_number(turned: bool) -> None:
    carts = [{"cart_id": 10}, {"cart_id": 12}, {"cart_id": 11}]
    assert chosen(*(reversed(carts) if turned else carts))[1] == 12


def test_a_bought_cart_makes_room_for_the_next_reason() -> None:
    bought = {"last_order_at": NOON - HOUR}
    assert chosen(bought, WINBACK | bought | {"since": NOON - HOUR}) == ("win-back", None, "waiting")
    assert chosen(bought | {"cart_id": 10}, bought | {"cart_id": 12, "since": NOON - HOUR // 2})[1] == 12
    assert chosen(bought) == ("unpaid", 10, "closed")


def test_a_finished_cart_makes_room_for_an_unfinished_one() -> None:
    done = {"contacts": 3, "since": NOON - 9 * DAY, "last_out_at": NOON - 3 * DAY}
    assert chosen(done | {"unanswered": 2}, {"cart_id": 8, "since": NOON - 10 * DAY, "contacts": 2})[1] == 8


def test_who_writes_about_a_cart_is_consulted_about_it() -> None:
    wrote = {"last_in_at": NOON - 3 * DAY, "last_out_at": NOON - 60 * HOUR, "unanswered": 1, "contacts": 2}
    row = only(since=NOON - 6 * DAY, **wrote)
    assert (row["lane"], row["cart_id"], row["step"], row["since"]) == ("consulted", 10, 2, NOON - 3 * DAY)
    assert row["standing"] == "consulted"
    before = only(since=NOON - 2 * DAY, **wrote | {"contacts": 0, "last_out_at": NOON - 50 * HOUR})
    assert (before["lane"], before["step"]) == ("unpaid", 1)


def test_a_talk_about_a_cart_keeps_the_cart() -> None:
    wrote = {"last_in_at": NOON - HOUR}
    assert chosen(TALK, wrote | {"since": NOON - 5 * HOUR}) == ("consulted", 10, "replied")
    assert chosen(TALK) == ("consulted", None, "replied")


@pytest.mark.parametrize(
    ("contacts", "since", "step"), [(0, 5, 1), (1, 48, 2), (2, 100, 3), (3, 200, 3)], ids=["1", "2", "3", "done"]
)
def test_steps(contacts: int, since: int, step: int) -> None:
    assert only(contacts=contacts, since=NOON - since * HOUR)["step"] == step


def test_a_late_first_contact_is_not_followed_at_once() -> None:
    late = {"since": NOON - 100 * HOUR, "contacts": 1, "unanswered": 1, "last_out_at": NOON - 21 * HOUR}
    assert (only(**late)["reason"], only(**late)["due_at"]) == ("step", NOON + HOUR)


def test_score_names_its_parts() -> None:
    row = only()
    assert row["parts"] == "value.above:30 stage.payment:25 fresh.day:15 items:2"
    assert row["score"] == 72
    assert only(total_minor=1000)["score"] < only(total_minor=5000)["score"] < row["score"]
    values = [only(total_minor=minor)["parts"].split()[0] for minor in (3000, 5000, 10**6)]
    assert values == ["value.below:4", "value.about:15", "value.above:30"]


def test_weights_are_the_shops_and_always_make_a_hundred() -> None:
    policy = replace(POLICY, weights=Weights(value=0, checkout=1, freshness=1, orders=0, carts=0, answered=0, items=0))
    row = only(policy=policy)
    assert (row["score"], row["parts"]) == (100, "stage.payment:50 fresh.day:50")
    nothing = replace(POLICY, weights=Weights(*[0] * 7))
    assert only(policy=nothing)["score"] == 0


def test_a_score_never_leaves_its_bounds() -> None:
    best = {"total_minor": 10**9, "paid_orders": 99, "carts_lately": 99, "item_count": 99, "last_in_at": NOON - 8 * DAY}
    assert only(**best, last_out_at=NOON - 7 * DAY)["score"] == 100
    worst = {"total_minor": 0, "stage": "", "item_count": 0, "since": NOON - 50 * DAY}
    assert only(**worst)["score"] == 0
    assert only(total_minor=-5, currency="???")["score"] < 100


def test_every_rule_part_and_place_has_its_words() -> None:
    assert set(blocking(POLICY)) | {"no_hour"} <= set(words.BLOCKED)
    assert set(waiting(POLICY)) | {"quiet"} <= set(words.WAITING)
    assert set(words.FINAL) | set(words.ENDED) <= set(words.BLOCKED)
    assert len(set(words.BLOCKED.values()) | set(words.WAITING.values())) == len(words.BLOCKED) + len(words.WAITING)
    assert words.parts(only()["parts"])[0] == ("above your median", 30)
    assert len(set(STANDINGS)) == 6
