"""Where a customer stands in the queue: exactly one place, so that who must wait is never above who is due."""

from __future__ import annotations

import polars as pl

from dingterm.recovery.policy import LANES

REPLIED, WAITING, CLOSED = "replied", "waiting", "closed"
STANDINGS = (REPLIED, *LANES, WAITING, CLOSED)
"""The places, in the order an agent works through them."""


def stood(judged: pl.DataFrame, now: int) -> pl.DataFrame:
    """Add `standing`: the lane of a customer who is due, `replied` for one to be answered, `waiting` or `closed`."""
    return judged.with_columns(
        standing=pl.when(pl.col("blocked") == 1)
        .then(pl.lit(CLOSED))
        .when(pl.col("due_at") > now)
        .then(pl.lit(WAITING))
        .when("replied")
        .then(pl.lit(REPLIED))
        .otherwise("lane")
    )
