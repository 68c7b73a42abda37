"""How well a row would stand for its duplicates."""

from __future__ import annotations

import polars as pl

from dingterm.cleaning.dates import epoch_seconds
from dingterm.cleaning.table.plan import Plan

SCORE = "\0score"
"""Name of the column: no header can spell it."""


def scores(rows: pl.DataFrame, plan: Plan) -> pl.Series:
    """A score of each row, the highest stands; all alike where the order of rows decides.

    Richest: cells with content. Newest: the latest of the row's dates, in epoch seconds.
    """
    if plan.options.keep == "richest":
        return rows.select(pl.sum_horizontal(pl.all().is_not_null().cast(pl.Int64)).alias(SCORE)).to_series()
    if plan.options.keep == "newest" and plan.moments:
        moments = [epoch_seconds(rows[name], plan.home).alias(name) for name in plan.moments]
        return pl.DataFrame(moments).select(pl.max_horizontal(pl.all()).fill_null(0).alias(SCORE)).to_series()
    return pl.Series(SCORE, [0], dtype=pl.Int64).new_from_index(0, rows.height)
