"""The policy, case by case at noon in London: which rule decides, from when, and where the customer stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dingterm.recovery.policy import DAY, HOUR
from tests.unit.recovery.facts import NOON, POLICY, at, only

TOMORROW = at("2026-03-04T09:00+01:00")
ASKED = {"last_in_at": NOON - HOUR}
TALKED = {"last_in_at": NOON - 60 * HOUR, "last_out_at": NOON - 50 * HOUR, "contacts": 1, "unanswered": 1}
WINBACK = {"lane": "win-back", "cart_id": None, "since": NOON - 70 * DAY, "last_order_at": NOON - 70 * DAY}
SECOND = {"since": NOON - 5 * DAY, "contacts": 1, "unanswered": 1}
FULLEST = {"contacts": 3, "unanswered": 3, "last_out_at": NOON - 9 * DAY, "since": NOON - 20 * DAY}
STRICT = {"consent_required": True}
LEAST = {"minimums": {"EUR": 5000}}
Change = dict[str, Any]

STOPPED: list[tuple[str, Change, Change]] = [
    ("opted_out", {"opted_out": 1}, {}),
    ("opted_out", {"opted_out": 1, "phone_verdict": ""}, {}),
    ("opted_out", {"opted_out": 1, **ASKED}, {}),
    ("opted_out", {"opted_out": 1, "consent": 1}, STRICT),
    ("opted_out", {"opted_out": 1, "last_order_at": NOON - HOUR}, {}),
    ("opted_out", {"opted_out": 1, "override": "opted_out", "override_reason": "she is a friend"}, {}),
    ("opted_out", {"opted_out": 1, "override": "opted_out|quiet|step", "override_reason": "please"}, {}),
    ("opted_out", {"opted_out": 1, **WINBACK}, {}),
    ("bought", {"last_order_at": NOON - HOUR}, {}),
    ("bought", {"last_order_at": NOON - 5 * HOUR}, {}),
    ("bought", {"last_order_at": NOON + HOUR}, {}),
    ("bought", {"lane": "consulted", "cart_id": None, "last_order_at": NOON - 2 * HOUR}, {}),
    ("bought", {**ASKED, "since": NOON - 2 * HOUR, "last_order_at": NOON - HOUR // 2}, {}),
    ("lost", {"outcome": "lost", "outcome_at": NOON - HOUR}, {}),
    ("lost", {"outcome": "lost", "outcome_at": NOON - HOUR, "last_in_at": NOON - 2 * HOUR}, {}),
    ("lost", WINBACK | {"outcome": "lost", "outcome_at": NOON - DAY}, {}),
    ("recovered", {"outcome": "recovered", "outcome_at": NOON - 5 * HOUR}, {}),
    ("wrong_number", {"phone_verdict": "wrong"}, {}),
    ("no_consent", {}, STRICT),
    ("no_consent", {"consent": 0}, STRICT),
    ("no_consent", {"consent": 0, **ASKED}, STRICT),
    ("no_consent", {"consent": 0, "override": "no_consent", "override_reason": "  "}, STRICT),
    ("no_phone", {"phone_verdict": ""}, {}),
    ("no_phone", {"phone_verdict": "", **ASKED}, {}),
    ("bad_phone", {"phone_verdict": "too_short"}, {}),
    ("bad_phone", {"phone_verdict": "not_a_number"}, {}),
    ("fictional_number", {"phone_verdict": "fictional"}, {}),
    ("minimum", {"total_minor": 4999}, LEAST),
    ("minimum", {"total_minor": 0}, LEAST),
    ("minimum", {"total_minor": -100}, LEAST),
    ("unanswered", FULLEST, {}),
    ("unanswered", SECOND | {"contacts": 2, "unanswered": 4, "last_out_at": NOON - 3 * DAY}, {}),
    ("unanswered", WINBACK | {"unanswered": 3}, {}),
    ("unanswered", SECOND | {"last_out_at": NOON - 3 * DAY}, {"unanswered": 1}),
    ("finished", FULLEST | {"unanswered": 2}, {}),
    ("finished", {**TALKED, "lane": "consulted", "cart_id": None, "contacts": 2, "since": NOON - 60 * HOUR}, {}),
    ("finished", WINBACK | {"contacts": 2, "unanswered": 2}, {}),
    ("finished", {}, {"steps": {"unpaid": (), "consulted": (), "win-back": ()}}),
]  # fmt: skip

WAITS: list[tuple[str, Change, Change, int]] = [
    ("step", {"since": NOON - HOUR}, {}, NOON + HOUR),
    ("step", {"since": NOON - 2 * HOUR + 1}, {}, NOON + 1),
    ("step", {"since": NOON}, {}, NOON + 2 * HOUR),
    ("step", SECOND | {"since": NOON - 30 * HOUR, "last_out_at": NOON - 20 * HOUR}, {}, NOON + 2 * HOUR),
    ("step", SECOND | {"contacts": 2, "last_out_at": NOON - HOUR}, {}, NOON + 47 * HOUR),
    ("step", {"lane": "consulted", "cart_id": None, "since": NOON - 3 * HOUR}, {}, NOON + HOUR),
    ("step", WINBACK | {"since": NOON - 60 * DAY + HOUR}, {}, NOON + HOUR),
    ("step", {"since": NOON - 4 * DAY + 72 * HOUR, "last_in_at": NOON - 9 * DAY, "last_out_at": NOON - 8 * DAY},
     {"steps": {"unpaid": (26 * HOUR,)}}, NOON + 2 * HOUR),
    ("ordered", WINBACK | {"last_order_at": NOON - 20 * HOUR}, {}, NOON + 4 * HOUR),
    ("ordered", {"last_order_at": NOON - 23 * HOUR, "since": NOON - 22 * HOUR}, {}, NOON + HOUR),
    ("ordered", {"last_order_at": NOON - 5 * HOUR, "since": NOON - 3 * HOUR}, {"after_order": 7 * HOUR},
     NOON + 2 * HOUR),
    ("cooldown", {"last_out_at": NOON - 19 * HOUR}, {}, NOON + HOUR),
    ("cooldown", {"phone_out_at": NOON - 19 * HOUR}, {}, NOON + HOUR),
    ("cooldown", {"phone_out_at": NOON - 18 * HOUR, "last_out_at": NOON - 40 * HOUR}, {}, NOON + 2 * HOUR),
    ("cooldown", {"last_out_at": NOON - HOUR}, {"cooldown": 2 * HOUR}, NOON + HOUR),
    ("cooldown", {"last_out_at": NOON - 166 * HOUR}, {"cooldown": 168 * HOUR}, NOON + 2 * HOUR),
    ("same_items", {"same_items_at": NOON - 22 * HOUR}, {}, NOON + 2 * HOUR),
    ("same_items", {"same_items_at": NOON - 22 * HOUR, "last_out_at": NOON - 22 * HOUR}, {}, NOON + 2 * HOUR),
    ("changed", {"changed_at": NOON - 10 * 60}, {}, NOON + 50 * 60),
    ("changed", {"changed_at": NOON, "claimed_by": "mia", "claimed_until": NOON + 600}, {}, NOON + HOUR),
    ("changed", {"changed_at": NOON, "claimed_by": "ben", "claimed_until": NOON + 600}, {}, NOON + HOUR),
    ("claimed", {"changed_at": NOON - HOUR, "claimed_by": "ben", "claimed_until": NOON + 600}, {}, NOON + 600),
    ("claimed", {"claimed_by": "ben", "claimed_until": NOON + 600}, {}, NOON + 600),
    ("claimed", {"claimed_by": "ben", "claimed_until": NOON + 600, **ASKED}, {}, NOON + 600),
    ("claimed", {"claimed_by": "mia", "claimed_until": NOON + 600}, {"agent": ""}, NOON + 600),
    ("snoozed", {"snoozed_until": NOON + 4 * HOUR}, {}, NOON + 4 * HOUR),
    ("snoozed", {"snoozed_until": NOON + 4 * HOUR, **ASKED}, {}, NOON + 4 * HOUR),
    ("snoozed", {"snoozed_until": NOON + 4 * HOUR, "claimed_by": "ben", "claimed_until": NOON + 600}, {},
     NOON + 4 * HOUR),
    ("snoozed", {"snoozed_until": NOON + 900, "override": "cooldown|step", "override_reason": "asked to",
                 "since": NOON, "last_out_at": NOON}, {}, NOON + 900),
    ("quiet", {"snoozed_until": at("2026-03-03T23:00+01:00")}, {}, TOMORROW),
    ("quiet", {"since": at("2026-03-03T18:00+01:00")}, {}, TOMORROW),
    ("quiet", {"zones": "America/Los_Angeles", "region": "US", "phone": "+1"}, {}, at("2026-03-03T09:00-08:00")),
    ("quiet", {"zones": "America/Los_Angeles", **ASKED}, {}, at("2026-03-03T09:00-08:00")),
]  # fmt: skip

DUE: list[tuple[Change, Change]] = [
    ({}, {}),
    ({"since": NOON - 2 * HOUR}, {}),
    ({"phone_verdict": "repaired"}, {}),
    ({"phone_verdict": "fictional"}, {"usable": ("valid", "fictional")}),
    ({"phone_verdict": "", "handles": 1}, {}),
    ({"phone_verdict": "too_short", "handles": 2}, {}),
    ({"consent": 1}, STRICT),
    ({"consent": 0}, {}),
    ({"override": "no_consent", "override_reason": "agreed by phone"}, STRICT),
    ({"total_minor": 5000}, LEAST),
    ({"total_minor": None}, LEAST),
    ({"total_minor": 1, "currency": "USD"}, LEAST),
    (WINBACK | {"total_minor": 1}, LEAST),
    ({"total_minor": 1, "override": "minimum", "override_reason": "a regular"}, LEAST),
    ({"last_out_at": NOON - 20 * HOUR}, {}),
    ({"same_items_at": NOON - 24 * HOUR}, {}),
    ({"changed_at": NOON - HOUR}, {}),
    ({"last_order_at": NOON - 24 * HOUR, "since": NOON - 23 * HOUR}, {}),
    ({"claimed_by": "mia", "claimed_until": NOON + 600}, {}),
    ({"claimed_by": "ben", "claimed_until": NOON}, {}),
    ({"claimed_by": "ben", "claimed_until": NOON - 1}, {}),
    ({"snoozed_until": NOON}, {}),
    ({"snoozed_until": NOON - DAY}, {}),
    ({"last_out_at": NOON - HOUR, "override": "cooldown", "override_reason": "asked to be called back"}, {}),
    ({"claimed_by": "ben", "claimed_until": NOON + 9, "override": "claimed", "override_reason": "ben left"}, {}),
    ({"zones": "America/Los_Angeles", "override": "quiet", "override_reason": "wrote at night"}, {}),
    ({"zones": "Pacific/Midway|Pacific/Kiritimati", "override": "no_hour", "override_reason": "is in Lima"},
     {}),
    ({"last_order_at": NOON - HOUR, "override": "bought|ordered", "override_reason": "another cart"}, {}),
    (FULLEST | {"override": "unanswered|finished", "override_reason": "new address"}, {}),
    (SECOND | {"last_out_at": NOON - 22 * HOUR, "since": NOON - 30 * HOUR}, {}),
    (WINBACK, {}),
    (TALKED | {"lane": "consulted", "cart_id": None, "since": NOON - 60 * HOUR}, {}),
    ({"override": "nonsense", "override_reason": "why not"}, {}),
]  # fmt: skip

ANSWERS: list[Change] = [
    ASKED,
    ASKED | {"last_out_at": NOON - 2 * HOUR},
    ASKED | {"last_out_at": NOON - 2 * HOUR, "contacts": 3, "unanswered": 0},
    ASKED | {"last_out_at": NOON - 2 * HOUR, "changed_at": NOON, "same_items_at": NOON - HOUR},
    ASKED | {"since": NOON - 60},
    ASKED | {"since": NOON, "lane": "consulted", "cart_id": None},
    ASKED | {"last_order_at": NOON - 2 * HOUR, **WINBACK, "since": NOON - 2 * HOUR},
    {"last_in_at": NOON - 7 * DAY + 1},
]


@pytest.mark.parametrize(("rule", "change", "shop"), STOPPED, ids=str)
def test_stopped(rule: str, change: Change, shop: Change) -> None:
    row = only(policy=replace(POLICY, **shop), **change)
    assert (row["reason"], row["blocked"], row["due_at"], row["standing"]) == (rule, 1, None, "closed")


@pytest.mark.parametrize(("rule", "change", "shop", "due_at"), WAITS, ids=str)
def test_waits(rule: str, change: Change, shop: Change, due_at: int) -> None:
    row = only(policy=replace(POLICY, **shop), **change)
    assert (row["reason"], row["due_at"], row["blocked"], row["standing"]) == (rule, due_at, 0, "waiting")
    assert row["due_until"] > due_at


@pytest.mark.parametrize(("change", "shop"), DUE, ids=str)
def test_due(change: Change, shop: Change) -> None:
    row = only(policy=replace(POLICY, **shop), **change)
    assert (row["reason"], row["due_at"], row["blocked"]) == ("due", NOON, 0)
    assert row["standing"] == row["lane"]


@pytest.mark.parametrize("change", ANSWERS, ids=str)
def test_who_wrote_last_is_to_be_answered(change: Change) -> None:
    row = only(**change)
    assert (row["reason"], row["due_at"], row["standing"]) == ("answered", NOON, "replied")


@pytest.mark.parametrize(
    "change",
    [
        {"last_in_at": NOON - 2 * HOUR, "last_out_at": NOON - HOUR, "unanswered": 1},
        {"last_in_at": NOON - 7 * DAY, "last_out_at": None},
        {"last_in_at": NOON - 3 * HOUR, "last_order_at": NOON - 2 * HOUR},
    ],
    ids=["answered since", "a week ago", "bought since"],
)
def test_who_needs_no_answer_does_not_stand_first(change: Change) -> None:
    assert only(**change)["standing"] != "replied"
