"""One reason to write for each customer: the weightiest one that neither an order nor an answer has settled since."""

from __future__ import annotations

import polars as pl

from dingterm.recovery.policy import LANES, Policy

WINBACK = LANES[2]


def chosen(facts: pl.DataFrame, policy: Policy) -> pl.DataFrame:
    """Keep one fact for each customer: open ones first, the first lane that fits, the newest cart in it.

    A customer who wrote after they left a cart is consulted about it from then on. Adds `settled`, true where an order
    has come since, `ended`, true where an agent has said since that it ended, and `finished`, true
    where every step of the lane was made.
    """
    rank = pl.col("lane").replace_strict(list(LANES), list(range(len(LANES))), return_dtype=pl.Int8)
    last = pl.col("lane").replace_strict(_counts(policy), default=0, return_dtype=pl.Int64)
    ordered = (pl.col("last_order_at") >= pl.col("since")).fill_null(False)
    marked = _talked(facts).with_columns(
        settled=(pl.col("lane") != WINBACK) & ordered,
        ended=(pl.col("outcome_at") >= pl.col("since")).fill_null(False),
        finished=pl.col("contacts") >= last,
        rank_=rank,
    )
    order = ["settled", "ended", "finished", "rank_", "since", "cart_id"]
    down = [False, False, False, False, True, True]
    best = marked.sort("customer_id", *order, descending=[False, *down], nulls_last=True)
    return best.unique("customer_id", keep="first", maintain_order=True).drop("rank_")


def _talked(facts: pl.DataFrame) -> pl.DataFrame:
    """Turn unpaid carts whose customer has written since into consulted ones: the reminders stop on an answer."""
    talked = (pl.col("lane") == "unpaid") & (pl.col("last_in_at") > pl.col("since")).fill_null(False)
    return facts.with_columns(
        lane=pl.when(talked).then(pl.lit("consulted")).otherwise("lane"),
        since=pl.when(talked).then("last_in_at").otherwise("since"),
        contacts=pl.when(talked).then("unanswered").otherwise("contacts"),
    )


def _counts(policy: Policy) -> dict[str, int]:
    return {lane: len(waits) for lane, waits in policy.steps.items()}
