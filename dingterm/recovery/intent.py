"""How promising a cart is: a score from 0 to 100 with its parts, so that an agent can see why."""

from __future__ import annotations

import polars as pl

from dingterm.recovery.policy import DAY, Policy

STAGES = {"payment": 25, "shipping": 16, "contact": 8}
"""Points for how far the checkout got."""


def scored(facts: pl.DataFrame, policy: Policy, now: int) -> pl.DataFrame:
    """Add `score` (Int32, 0–100) and `parts`, the points as text: `value:24 stage.payment:25 fresh.day:12`."""
    parts = _parts(policy, now)
    named = {name: points.cast(pl.Int32).fill_null(0) for name, points in parts.items()}
    shown = [
        pl.when(points > 0).then(pl.format(f"{name}:{{}}", points)).otherwise(None) for name, points in named.items()
    ]
    return facts.with_columns(
        score=pl.sum_horizontal(*named.values()).clip(0, 100).cast(pl.Int32),
        parts=pl.concat_str(shown, separator=" ", ignore_nulls=True),
    )


def _parts(policy: Policy, now: int) -> dict[str, pl.Expr]:
    """Each part's points: value 30, checkout 25, freshness 15, orders 10, carts lately 10, answered 5, items 5."""
    ratio = pl.col("total_minor") / pl.col("currency").replace_strict(policy.medians, default=None)
    age = now - pl.col("since")
    stage = {f"stage.{name}": pl.when(pl.col("stage") == name).then(points) for name, points in STAGES.items()}
    return {
        "value": (15 + 15 * ratio.log(2).clip(-1, 1)).round(),
        **stage,
        "fresh.day": pl.when(age < DAY).then(15),
        "fresh.days": pl.when(age.is_between(DAY, 3 * DAY, closed="left")).then(12),
        "fresh.week": pl.when(age.is_between(3 * DAY, 7 * DAY, closed="left")).then(8),
        "fresh.month": pl.when(age.is_between(7 * DAY, 30 * DAY, closed="left")).then(4),
        "orders": (pl.col("paid_orders").clip(0, 5) * 2),
        "carts": pl.when(pl.col("carts_lately") > 1).then((pl.col("carts_lately") * 4).clip(0, 10)),
        "answered": pl.when(pl.col("last_in_at").is_not_null()).then(5),
        "items": pl.col("item_count").clip(0, 5),
    }
