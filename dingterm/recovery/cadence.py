"""Which step a customer is at, and the earliest moment for it."""

from __future__ import annotations

import polars as pl

from dingterm.recovery.policy import Policy


def stepped(facts: pl.DataFrame, policy: Policy) -> pl.DataFrame:
    """Add `step` (1 for the first contact; the last one where all were made) and `step_at`, null without another step.

    A later step counts from the contact before it, so that a first contact made late is not followed at once.
    """
    table = pl.DataFrame(
        [
            {"lane": lane, "step": place + 1, "wait": wait, "gap": wait - ([0, *waits][place])}
            for lane, waits in policy.steps.items()
            for place, wait in enumerate(waits)
        ],
        schema={"lane": pl.String, "step": pl.Int64, "wait": pl.Int64, "gap": pl.Int64},
    )
    due = pl.max_horizontal(
        pl.col("since") + pl.col("wait"),
        pl.when(pl.col("step") > 1).then(pl.col("last_out_at") + pl.col("gap")),
    )
    step = pl.max_horizontal(pl.lit(1), pl.col("contacts") + (~pl.col("finished")).cast(pl.Int64))
    joined = facts.with_columns(step=step).join(table, on=["lane", "step"], how="left", maintain_order="left")
    return joined.with_columns(step_at=pl.when(~pl.col("finished")).then(due)).drop("wait", "gap")
