"""The customer's own clock: the next moment at which every zone they could be in has its window open.

Sources: the shop's own hours (default 9–20, inside the usual rule of no contact from 20:00 to 08:00); a number that
could be in several zones must fit them all, as US practice under 47 CFR 64.1200(c)(1) asks.
"""

from __future__ import annotations

import polars as pl

from dingterm.recovery.policy import DAY, HOUR, Policy


def welcome(facts: pl.DataFrame, policy: Policy, column: str) -> pl.DataFrame:
    """Move the moments in `column` (epoch seconds) forward into the customer's open hours.

    Adds `quiet`, true where a moment was moved, and `due_until`, when the hours that hold the moment end.
    """
    first = policy.opens * HOUR
    before = facts.with_columns(_offsets(facts, column))
    into_day = (pl.col(column) + pl.col("west")) % DAY
    wait = pl.when(into_day < first).then(first - into_day).when(into_day >= _last(policy)).then(DAY - into_day + first)
    moved = before.with_columns((pl.col(column) + wait.otherwise(0)).alias(column), quiet=wait.is_not_null())
    after = moved.drop("west", "east").with_columns(_offsets(moved, column))
    # A clock change on the way: the opening hour is told by the clock of the day that is moved to.
    changed = pl.when("quiet").then(moved["west"] - pl.col("west")).otherwise(0)
    there = after.with_columns((pl.col(column) + changed).alias(column))
    day_start = pl.col(column) - (pl.col(column) + pl.col("west")) % DAY
    return there.with_columns(due_until=day_start + _last(policy)).drop("west", "east")


def _last(policy: Policy) -> pl.Expr:
    """Seconds into the western zone's day when the first zone closes; one hour at least where no hour suits all."""
    return pl.max_horizontal(
        policy.closes * HOUR - (pl.col("east") - pl.col("west")), pl.lit((policy.opens + 1) * HOUR)
    )


def _offsets(facts: pl.DataFrame, column: str) -> list[pl.Series]:
    """The least (`west`) and greatest (`east`) offset from UTC, in seconds, over each row's zones at its moment."""
    rows = facts.select(pl.int_range(pl.len()).alias("row"), pl.col(column).alias("at"), pl.col("zones").str.split("|"))
    spread = rows.explode("zones", empty_as_null=True).with_columns(pl.col("zones").fill_null(""))
    found = [
        part.select("row", offset=_offset(zone)) for (zone,), part in spread.partition_by("zones", as_dict=True).items()
    ]
    if not found:
        return [pl.Series(name, [], pl.Int64) for name in ("west", "east")]
    each = pl.concat(found).group_by("row").agg(west=pl.col("offset").min(), east=pl.col("offset").max()).sort("row")
    return [each["west"], each["east"]]


def _offset(zone: object) -> pl.Expr:
    if not zone:
        return pl.lit(0, pl.Int64)
    there = pl.from_epoch("at", time_unit="s").dt.replace_time_zone("UTC").dt.convert_time_zone(str(zone))
    return (there.dt.base_utc_offset() + there.dt.dst_offset()).dt.total_seconds()
