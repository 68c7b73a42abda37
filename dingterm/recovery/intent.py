"""How promising a cart is: a score from 0 to 100 with its parts, so that an agent can see why."""

from __future__ import annotations

import polars as pl

from dingterm.recovery.policy import DAY, Policy

STAGES = {"payment": 1.0, "shipping": 0.64, "contact": 0.32}
"""How far the checkout got, as a share of its weight."""

AGES = {"day": (0, 1, 1.0), "days": (1, 3, 0.8), "week": (3, 7, 0.54), "month": (7, 30, 0.27)}
"""Days since leaving, from and up to, and the share of the weight of freshness."""

ABOUT = {"above": (0.55, 1.01), "about": (0.46, 0.55), "below": (0.0, 0.46)}
"""Shares of the weight of value that are above, about or below the shop's median; half is the median itself."""


def scored(facts: pl.DataFrame, policy: Policy, now: int) -> pl.DataFrame:
    """Add `score` (Int32, 0 to 100) and `parts`, the points as text: `value.above:24 stage.payment:25 fresh.day:12`.

    The weights are scaled so that their sum is 100.
    """
    named = {name: points.round().cast(pl.Int32).fill_null(0) for name, points in _points(policy, now).items()}
    shown = [pl.when(points > 0).then(pl.format(f"{name}:{{}}", points)) for name, points in named.items()]
    return facts.with_columns(
        score=pl.sum_horizontal(*named.values()).clip(0, 100).cast(pl.Int32),
        parts=pl.concat_str(shown, separator=" ", ignore_nulls=True),
    )


def _points(policy: Policy, now: int) -> dict[str, pl.Expr]:
    weights = vars(policy.weights)
    scale = 100 / (sum(weights.values()) or 1)
    return {
        name: share * (weights[weight] * scale)
        for weight, shares in _shares(policy, now).items()
        for name, share in shares.items()
    }


def _shares(policy: Policy, now: int) -> dict[str, dict[str, pl.Expr]]:
    """Weight to its parts, each from 0 to 1 or null; of the parts of one weight at most one is above 0."""
    ratio = pl.col("total_minor") / pl.col("currency").replace_strict(policy.medians, default=None)
    value = 0.5 + 0.5 * ratio.log(2).clip(-1, 1)
    days = (now - pl.col("since")) / DAY
    lately = pl.col("carts_lately")
    return {
        "value": {f"value.{name}": pl.when((value >= a) & (value < b)).then(value) for name, (a, b) in ABOUT.items()},
        "checkout": {f"stage.{name}": (pl.col("stage") == name) * share for name, share in STAGES.items()},
        "freshness": {f"fresh.{name}": ((days >= a) & (days < b)) * share for name, (a, b, share) in AGES.items()},
        "orders": {"orders": (pl.col("paid_orders") / 5).clip(0, 1)},
        "carts": {"carts": pl.when(lately > 1).then((lately * 0.4).clip(0, 1))},
        "answered": {"answered": pl.when(pl.col("last_in_at").is_not_null()).then(1.0)},
        "items": {"items": (pl.col("item_count") / 5).clip(0, 1)},
    }
