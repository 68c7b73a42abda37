"""The plan: facts about customers in, the queue out. The same call serves one customer and a million."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from dingterm.recovery import cadence, intent, lanes, rules
from dingterm.recovery.policy import Policy

FACTS = {
    "customer_id": pl.Int64, "cart_id": pl.Int64, "lane": pl.String, "since": pl.Int64, "currency": pl.String,
    "total_minor": pl.Int64, "item_count": pl.Int64, "stage": pl.String, "carts_lately": pl.Int64,
    "paid_orders": pl.Int64, "last_order_at": pl.Int64, "contacts": pl.Int64, "last_out_at": pl.Int64,
    "last_in_at": pl.Int64, "opted_out": pl.Int64, "phone_verdict": pl.String, "zones": pl.String,
}  # fmt: skip
"""The columns of a fact: what is known of one customer and one reason to write to them. Times are epoch seconds."""

ENTRY = (
    "customer_id", "cart_id", "lane", "step", "score", "parts", "since", "due_at", "due_until", "reason", "blocked",
    "currency", "total_minor", "item_count",
)  # fmt: skip
"""The columns of the plan."""


def facts_frame(rows: Iterable[Sequence[object]]) -> pl.DataFrame:
    """Facts as a frame; values in the order of `FACTS`."""
    return pl.DataFrame(list(rows), schema=FACTS, orient="row")


def plan(facts: pl.DataFrame, policy: Policy, now: int) -> pl.DataFrame:
    """Work out the queue.

    Args:
        facts: Columns of `FACTS`, any number of rows for a customer.
        policy: The shop's numbers.
        now: Epoch seconds.

    Returns:
        At most one row for each customer, columns of `ENTRY`.
    """
    stepped = cadence.stepped(lanes.chosen(facts), policy)
    scored = intent.scored(stepped, policy, now)
    return rules.judged(scored, policy, now).select(ENTRY)
