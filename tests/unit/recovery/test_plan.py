"""The plan, rule by rule: what is due, what waits, what is blocked, and that one row and many agree."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import polars as pl
import pytest

from dingterm.recovery.plan import FACTS, plan
from dingterm.recovery.policy import DAY, HOUR, Policy

NOON = int(datetime(2026, 3, 3, 12, tzinfo=UTC).timestamp())
POLICY = Policy(medians={"EUR": 5000.0})

FACT = {
    "customer_id": 1, "cart_id": 10, "lane": "unpaid", "since": NOON - 5 * HOUR, "currency": "EUR",
    "total_minor": 10000, "item_count": 2, "stage": "payment", "carts_lately": 1, "paid_orders": 0,
    "last_order_at": None, "contacts": 0, "last_out_at": None, "last_in_at": None, "opted_out": 0,
    "phone_verdict": "valid", "zones": "Europe/Madrid",
}  # fmt: skip


def planned(*changes: dict[str, object], policy: Policy = POLICY, now: int = NOON) -> pl.DataFrame:
    return plan(pl.DataFrame([FACT | change for change in changes], schema=FACTS), policy, now)


def only(**change: object) -> dict[str, object]:
    return planned(change).row(0, named=True)


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


REASONS = [
    ({}, "due", NOON),
    ({"since": NOON - HOUR}, "step", NOON + HOUR),
    ({"opted_out": 1}, "opted_out", None),
    ({"phone_verdict": ""}, "no_phone", None),
    ({"phone_verdict": "too_short"}, "bad_phone", None),
    ({"phone_verdict": "repaired"}, "due", NOON),
    ({"phone_verdict": "fictional"}, "fictional_number", None),
    ({"opted_out": 1, "phone_verdict": ""}, "opted_out", None),
    ({"last_order_at": NOON - 6 * HOUR}, "quiet", at("2026-03-04T09:00+01:00")),
    ({"since": NOON - 30 * HOUR, "contacts": 1, "last_out_at": NOON - 23 * HOUR}, "due", NOON),
    ({"since": NOON - 30 * HOUR, "contacts": 1, "last_out_at": NOON - 20 * HOUR}, "step", NOON + 2 * HOUR),
    ({"since": NOON - 5 * DAY, "contacts": 2, "last_out_at": NOON - HOUR}, "step", NOON + 47 * HOUR),
    ({"last_in_at": NOON - HOUR, "last_out_at": NOON - 2 * HOUR, "contacts": 1}, "answered", None),
    ({"zones": "America/Los_Angeles"}, "quiet", at("2026-03-03T09:00-08:00")),
    ({"zones": "America/New_York|America/Los_Angeles"}, "quiet", at("2026-03-03T09:00-08:00")),
    ({"zones": "Asia/Kathmandu"}, "due", NOON),
    ({"zones": "Asia/Shanghai"}, "quiet", at("2026-03-04T09:00+08:00")),
    ({"zones": "Australia/Lord_Howe"}, "quiet", at("2026-03-04T09:00+11:00")),
]  # fmt: skip


@pytest.mark.parametrize(("change", "reason", "due_at"), REASONS, ids=lambda value: str(value)[:60])
def test_reason_and_moment(change: dict[str, object], reason: str, due_at: int | None) -> None:
    row = only(**change)
    assert (row["reason"], row["due_at"]) == (reason, due_at)
    assert row["blocked"] == (due_at is None)


def test_hours_end_where_the_customer_is() -> None:
    assert only()["due_until"] == at("2026-03-03T20:00+01:00")
    assert only(zones="America/New_York|America/Los_Angeles")["due_until"] == at("2026-03-03T20:00-05:00")


def test_a_wait_over_a_clock_change_lands_on_the_opening_hour() -> None:
    saturday_night = at("2026-03-28T23:00+01:00")
    row = planned({"since": saturday_night - 5 * HOUR}, now=saturday_night).row(0, named=True)
    assert row["due_at"] == at("2026-03-29T09:00+02:00")


@pytest.mark.parametrize(
    "change", [{"last_order_at": NOON - HOUR}, {"contacts": 3, "last_out_at": NOON - DAY}], ids=["bought", "all steps"]
)
def test_settled_customers_leave(change: dict[str, object]) -> None:
    assert planned(change).is_empty()


def test_one_entry_for_a_customer() -> None:
    rows = planned(
        {"lane": "win-back", "cart_id": None, "since": NOON - 90 * DAY, "last_order_at": NOON - 90 * DAY},
        {"cart_id": 11, "since": NOON - 3 * HOUR},
        {},
    )
    assert rows.select("lane", "cart_id").rows() == [("unpaid", 11)]


def test_score_names_its_parts() -> None:
    row = only()
    assert row["parts"] == "value:30 stage.payment:25 fresh.day:15 items:2"
    assert row["score"] == 72
    assert only(total_minor=1000)["score"] < only(total_minor=5000)["score"] < row["score"]


def test_one_row_and_many_agree() -> None:
    rng = random.Random(7)
    zones = ["Europe/Madrid", "America/New_York|America/Los_Angeles", "Asia/Kathmandu", "", "Australia/Lord_Howe"]
    changes = [
        {
            "customer_id": i, "cart_id": i, "lane": rng.choice(["unpaid", "consulted", "win-back"]),
            "since": NOON - rng.randrange(200 * DAY), "contacts": rng.randrange(4), "zones": rng.choice(zones),
            "last_out_at": rng.choice([None, NOON - rng.randrange(5 * DAY)]), "opted_out": rng.randrange(2),
            "last_order_at": rng.choice([None, NOON - rng.randrange(200 * DAY)]),
        }
        for i in range(300)
    ]  # fmt: skip
    together = planned(*changes)
    assert together.height > 50
    assert together.rows() == [row for change in changes for row in planned(change).rows()]
