"""The customer's own clock: the next moment at which every zone they could be in is open.

Sources: the shop's own hours (default 9-20, inside the usual rule of no contact from 20:00 to 08:00), narrowed by the
law where the customer is (`quiet_hours.toml`); a number that could be in several zones must fit them all, as US
practice under 47 CFR 64.1200(c)(1) asks.
"""

from __future__ import annotations

from functools import lru_cache

import polars as pl

from dingterm.recovery.opening import Week
from dingterm.recovery.policy import DAY, Policy
from dingterm.recovery.windows import KEY, windows

AHEAD = 16
"""Days looked ahead: longer than any row of Sundays and holidays."""


def welcome(facts: pl.DataFrame, policy: Policy, column: str) -> pl.DataFrame:
    """Move the moments in `column` (epoch seconds) forward into the customer's open hours.

    Adds `quiet`, true where a moment was moved, and `due_until`, when the hours that hold the moment end. Where no hour
    suits all zones, the moment and `due_until` are null.
    """
    asked = facts.with_columns(pl.col(KEY).fill_null("")).with_row_index("row_")
    rows = asked.select("row_", *KEY, at=column).sort("at")
    found = rows.join_asof(
        _windows(rows, policy),
        left_on="at",
        right_on="last",
        by=KEY,
        strategy="forward",
        check_sortedness=False,
    ).sort("row_")
    moved = pl.max_horizontal("at", "opens_at")
    told = found.select(
        pl.when(pl.col("opens_at").is_not_null()).then(moved).alias(column),
        quiet=(pl.col("opens_at") > pl.col("at")).fill_null(True),
        due_until="closes_at",
    )
    return facts.with_columns(told)


def _windows(rows: pl.DataFrame, policy: Policy) -> pl.DataFrame:
    """The open hours that rows may be moved into, with `last`, the last second of each.

    Those of one place and day are kept: at the desk one customer after another is worked out, most of a few places.
    """
    near = rows.select(*KEY, day=pl.col("at") // DAY).drop_nulls("day").unique()
    if near.height == 1:
        return _of_one(*near.row(0), policy.hours, tuple(sorted(policy.places.items())))
    return _ending(windows(_days(near), policy))


@lru_cache(4096)
def _of_one(
    zones: str, region: str, state: str, day: int, own: Week, places: tuple[tuple[str, Week], ...]
) -> pl.DataFrame:
    near = pl.DataFrame([(zones, region, state, day)], schema=[*KEY, "day"], orient="row")
    return _ending(windows(_days(near), Policy(hours=own, places=dict(places))))


def _ending(spans: pl.DataFrame) -> pl.DataFrame:
    return spans.with_columns(last=pl.col("closes_at") - 1)


def _days(near: pl.DataFrame) -> pl.DataFrame:
    """The days that may hold the next open hour of a key on a day, each once."""
    ahead = near.with_columns(day=pl.int_ranges(pl.col("day") - 1, pl.col("day") + AHEAD))
    return ahead.explode("day", empty_as_null=True).unique().with_columns(pl.col("day").cast(pl.Int32).cast(pl.Date))
