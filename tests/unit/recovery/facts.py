"""Facts in a few words: what a test does not name is that of a customer in Madrid who may be written to at noon."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import polars as pl

from dingterm.recovery.plan import FACTS, plan
from dingterm.recovery.policy import HOUR, Policy


def at(text: str) -> int:
    """Epoch seconds of a moment with its offset."""
    return int(datetime.fromisoformat(text).timestamp())


NOON = at("2026-03-03T12:00Z")
POLICY = Policy(medians={"EUR": 5000.0}, agent="mia")

FACT: dict[str, Any] = dict.fromkeys(FACTS) | {
    "customer_id": 1, "cart_id": 10, "lane": "unpaid", "since": NOON - 5 * HOUR, "currency": "EUR",
    "total_minor": 10000, "item_count": 2, "stage": "payment", "carts_lately": 1, "paid_orders": 0,
    "contacts": 0, "unanswered": 0, "opted_out": 0, "phone_verdict": "valid", "handles": 0, "zones": "Europe/Madrid",
    "region": "ES", "phone": "+34600000000", "claimed_by": "", "override": "", "override_reason": "",
    "outcome": "",
}  # fmt: skip


def frame(*changes: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame([FACT | change for change in changes], schema=FACTS)


def planned(*changes: dict[str, Any], policy: Policy = POLICY, now: int = NOON) -> pl.DataFrame:
    return plan(frame(*changes), policy, now)


def only(policy: Policy = POLICY, now: int = NOON, **change: Any) -> dict[str, Any]:
    return planned(change, policy=policy, now=now).row(0, named=True)
