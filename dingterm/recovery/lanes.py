"""One lane for each customer: the weightiest reason to write that an order has not settled since."""

from __future__ import annotations

import polars as pl

from dingterm.recovery.policy import LANES


def chosen(facts: pl.DataFrame) -> pl.DataFrame:
    """Keep one fact for each customer: open ones only, the first lane that fits, the newest cart in it."""
    settled = (pl.col("lane") != "win-back") & (pl.col("last_order_at") >= pl.col("since")).fill_null(False)
    rank = pl.col("lane").replace_strict(list(LANES), list(range(len(LANES))), return_dtype=pl.Int8)
    return (
        facts.filter(~settled)
        .sort("customer_id", rank, pl.col("since") * -1, pl.col("cart_id") * -1, nulls_last=True)
        .unique("customer_id", keep="first", maintain_order=True)
    )
