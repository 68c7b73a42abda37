"""Many facts about nobody, seeded: every column over the values that rules turn on."""

from __future__ import annotations

import random
from typing import Any

import polars as pl

from dingterm.recovery.plan import FACTS
from dingterm.recovery.policy import DAY, HOUR
from tests.unit.recovery.facts import NOON

PLACES = [("Europe/Madrid|Atlantic/Canary", "ES", "+34600000000"), ("America/New_York", "US", "+13055550100"),
          ("America/New_York|America/Los_Angeles", "US", "+18005550100"), ("Asia/Kathmandu", "NP", "+9779800000000"),
          ("", "", ""), ("Australia/Lord_Howe", "AU", "+61491570006"), ("Europe/Paris", "FR", "+33199000000"),
          ("America/Chicago", "", "+15125550100"), ("Pacific/Midway|Pacific/Kiritimati", "", "+800")]  # fmt: skip
VERDICTS = ["valid"] * 5 + ["repaired", "fictional", "", "too_short", "wrong"]
OVERRIDES = [""] * 6 + ["quiet", "cooldown|step", "opted_out", "no_consent|minimum", "unanswered"]


def made_up(count: int, seed: int, facts_each: int = 1) -> pl.DataFrame:
    """Facts about customers, `facts_each` for each of them."""
    dice = random.Random(seed)
    rows = [_fact(dice, number, number // facts_each) for number in range(count)]
    return pl.DataFrame(rows, schema=FACTS, orient="row")


def _fact(dice: random.Random, number: int, customer: int) -> dict[str, Any]:
    zones, region, phone = dice.choice(PLACES)
    lane = dice.choice(("unpaid", "unpaid", "consulted", "win-back"))
    return dict.fromkeys(FACTS) | {
        "customer_id": customer, "cart_id": number if lane == "unpaid" else None, "lane": lane,
        "since": _ago(dice, 200), "currency": dice.choice(("EUR", "USD", "JPY")),
        "total_minor": dice.choice((None, dice.randrange(20_000))), "item_count": dice.randrange(8),
        "stage": dice.choice(("payment", "shipping", "contact", "")), "changed_at": _maybe(dice, 1),
        "carts_lately": dice.randrange(4), "paid_orders": dice.randrange(4), "last_order_at": _maybe(dice, 200),
        "contacts": dice.randrange(4), "unanswered": dice.randrange(5), "last_out_at": _maybe(dice, 5),
        "phone_out_at": _maybe(dice, 2), "same_items_at": _maybe(dice, 2), "last_in_at": _maybe(dice, 9),
        "opted_out": int(dice.random() < 0.1), "consent": dice.choice((None, 0, 1)),
        "phone_verdict": dice.choice(VERDICTS), "handles": int(dice.random() < 0.2), "zones": zones,
        "region": region, "phone": phone, "claimed_by": dice.choice(("", "", "mia", "ben")),
        "claimed_until": NOON + dice.randrange(-600, 600), "snoozed_until": _maybe(dice, -9),
        "override": dice.choice(OVERRIDES), "override_reason": dice.choice(("", " ", "she asked for it")),
        "outcome": dice.choice(("lost", "recovered")), "outcome_at": _maybe(dice, 20),
    }  # fmt: skip


def _ago(dice: random.Random, days: int) -> int:
    return NOON - int(dice.random() * days * DAY) // HOUR * HOUR


def _maybe(dice: random.Random, days: int) -> int | None:
    return _ago(dice, days) if dice.random() < 0.4 else None
