"""Which step a customer is at, and the earliest moment for it."""

from __future__ import annotations

import polars as pl

from dingterm.recovery.policy import Policy


def stepped(facts: pl.DataFrame, policy: Policy) -> pl.DataFrame:
    """Add `step` (1 for the first contact) and `step_at`; customers past the last step of their lane leave.

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
    joined = facts.with_columns(step=pl.col("contacts") + 1).join(table, on=["lane", "step"], maintain_order="left")
    return joined.with_columns(step_at=due).drop("wait", "gap")
