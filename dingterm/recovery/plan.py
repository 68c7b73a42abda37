"""The plan: facts about customers in, the queue out. The same call serves one customer and a million."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from dingterm.recovery import cadence, intent, lanes, rules, standing, states
from dingterm.recovery.policy import Policy

FACTS = {
    "customer_id": pl.Int64, "cart_id": pl.Int64, "lane": pl.String, "since": pl.Int64, "currency": pl.String,
    "total_minor": pl.Int64, "item_count": pl.Int64, "stage": pl.String, "changed_at": pl.Int64,
    "carts_lately": pl.Int64, "paid_orders": pl.Int64, "last_order_at": pl.Int64, "contacts": pl.Int64,
    "unanswered": pl.Int64, "last_out_at": pl.Int64, "phone_out_at": pl.Int64, "same_items_at": pl.Int64,
    "last_in_at": pl.Int64, "opted_out": pl.Int64, "consent": pl.Int64, "phone_verdict": pl.String,
    "handles": pl.Int64, "zones": pl.String, "region": pl.String, "phone": pl.String, "claimed_by": pl.String,
    "claimed_until": pl.Int64, "snoozed_until": pl.Int64, "override": pl.String, "override_reason": pl.String,
    "outcome": pl.String, "outcome_at": pl.Int64,
}  # fmt: skip
"""The columns of a fact: what is known of one customer and one reason to write to them. Times are epoch seconds.

`contacts` are those since `since`, `unanswered` those since the customer last wrote or bought; `phone_out_at` is the
last contact of anybody with the same phone, `same_items_at` that of a cart with identical items; `changed_at` is when
the cart last changed; `consent` is 1, 0 or unknown; `handles` counts chat handles; `override` names rules set aside,
joined by `|`; `outcome` is how an agent said it ended, `lost` or `recovered`.
"""

ENTRY = (
    "customer_id", "cart_id", "lane", "standing", "step", "score", "parts", "since", "due_at", "due_until", "reason",
    "blocked", "currency", "total_minor", "item_count",
)  # fmt: skip
"""The columns of the plan."""


def facts_frame(rows: Iterable[Sequence[object]]) -> pl.DataFrame:
    """Facts as a frame; values in the order of `FACTS`."""
    columns = list(zip(*rows, strict=True)) or [()] * len(FACTS)
    return pl.DataFrame(
        [pl.Series(name, list(values), kind) for (name, kind), values in zip(FACTS.items(), columns, strict=True)]
    )


def plan(facts: pl.DataFrame, policy: Policy, now: int) -> pl.DataFrame:
    """Work out the queue.

    Args:
        facts: Columns of `FACTS`, any number of rows for a customer.
        policy: The shop's numbers.
        now: Epoch seconds.

    Returns:
        One row for each customer, columns of `ENTRY`.
    """
    stepped = cadence.stepped(lanes.chosen(states.stated(facts), policy), policy)
    scored = intent.scored(stepped, policy, now)
    return standing.stood(rules.judged(scored, policy, now), now).select(ENTRY)
