"""The contact policy: each rule is a named expression.

A blocking rule says that a customer must not be written to; a waiting rule says from when they may. The first
blocking rule that holds, else the waiting rule with the latest moment, is the reason an agent sees. The words for each
name are in `recovery.words`.
"""

from __future__ import annotations

import polars as pl

from dingterm.recovery import hours
from dingterm.recovery.policy import Policy


def blocking(policy: Policy) -> dict[str, pl.Expr]:
    """Rule name to a Boolean expression over facts, the weightiest first."""
    return {
        "opted_out": pl.col("opted_out") == 1,
        "fictional_number": (pl.col("phone_verdict") == "fictional") & ("fictional" not in policy.usable),
        "no_phone": pl.col("phone_verdict") == "",
        "bad_phone": ~pl.col("phone_verdict").is_in(policy.usable),
        "answered": (pl.col("lane") == "unpaid") & (pl.col("last_in_at") > pl.col("last_out_at")),
    }


def waiting(policy: Policy) -> dict[str, pl.Expr]:
    """Rule name to an expression for the earliest moment, in epoch seconds; null where the rule has nothing to say."""
    return {
        "step": pl.col("step_at"),
        "ordered": pl.when(pl.col("lane") != "win-back").then(pl.col("last_order_at") + policy.after_order),
        "cooldown": pl.col("last_out_at") + policy.cooldown,
    }


def judged(facts: pl.DataFrame, policy: Policy, now: int) -> pl.DataFrame:
    """Add `blocked` (0 or 1), `due_at` (epoch seconds, null when blocked) and `reason`, the deciding rule's name."""
    stops, waits = blocking(policy), waiting(policy)
    stop = pl.coalesce(*(pl.when(rule).then(pl.lit(name)) for name, rule in stops.items()))
    latest = pl.max_horizontal(*waits.values())
    wait = pl.coalesce(*(pl.when(rule == latest).then(pl.lit(name)) for name, rule in waits.items()))
    timed = facts.with_columns(stop=stop, wait=wait, due_at=pl.max_horizontal(latest, pl.lit(now)))
    timed = hours.welcome(timed, policy, "due_at")
    ready = ~pl.col("quiet") & (latest <= now)
    return timed.with_columns(
        blocked=pl.col("stop").is_not_null().cast(pl.Int64),
        reason=pl.coalesce("stop", pl.when("quiet").then(pl.lit("quiet")), pl.when(ready).then(pl.lit("due")), "wait"),
        due_at=pl.when(pl.col("stop").is_null()).then("due_at"),
    )
