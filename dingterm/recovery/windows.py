"""The spans of time in which a place is open in every zone a customer could be in."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import polars as pl

from dingterm.recovery.holidays import holidays
from dingterm.recovery.opening import DAYS, Span, Week, read_week
from dingterm.recovery.policy import Policy

KEY = ("zones", "region", "state")
"""What decides the hours of a customer: zones joined by `|`, ISO 3166 alpha-2, and the state's part of ISO 3166-2."""


def windows(days: pl.DataFrame, policy: Policy) -> pl.DataFrame:
    """Work out when somebody may be written to.

    Args:
        days: Columns of `KEY` and `day` (a date), each once; the days are the customer's own.
        policy: The shop's hours.

    Returns:
        Columns of `KEY`, `opens_at` and `closes_at` (epoch seconds), sorted by the latter.
    """
    spread = days.with_columns(zone=pl.col("zones").str.split("|")).explode("zone", empty_as_null=True)
    zoned = spread.with_columns(pl.col("zone").fill_null("").replace("", "UTC")).unique()
    open_days = _dated(zoned, policy).filter(pl.col("closes") > pl.col("opens"))
    parts = [_in_utc(part, str(zone)) for (zone,), part in open_days.partition_by("zone", as_dict=True).items()]
    if not parts:
        return days.select(*KEY, opens_at=pl.lit(0), closes_at=pl.lit(0)).clear()
    return _common(pl.concat(parts), zoned.group_by(KEY).agg(zone_count=pl.col("zone").n_unique()))


def _dated(zoned: pl.DataFrame, policy: Policy) -> pl.DataFrame:
    """Add `opens` and `closes`, seconds into the local day."""
    years = zoned["day"].dt.year().unique().to_list()
    regions = zoned["region"].unique().to_list()
    free = [(region, day, True) for region in regions for day in set(holidays(region, years))]
    kept = pl.DataFrame(free, schema={"region": pl.String, "day": pl.Date, "holiday": pl.Boolean}, orient="row")
    marked = zoned.join(kept, on=["region", "day"], how="left").with_columns(
        pl.col("holiday").fill_null(False), weekday=pl.col("day").dt.weekday()
    )
    return marked.join(_hours(zoned, policy), on=["region", "state", "weekday", "holiday"])


def _hours(zoned: pl.DataFrame, policy: Policy) -> pl.DataFrame:
    """The hours of each place by weekday: the shop's own, within the law's."""
    rows = [
        (region, state, weekday, holiday, *_within(shop.span(weekday, holiday), law.span(weekday, holiday)))
        for region, state in zoned.select("region", "state").unique().iter_rows()
        for shop, law in [(_of(policy.places, region, state, policy.hours), _of(_laws(), region, state, Week()))]
        for weekday in range(1, len(DAYS) + 1)
        for holiday in (False, True)
    ]
    columns = {"region": pl.String, "state": pl.String, "weekday": pl.Int8, "holiday": pl.Boolean}
    return pl.DataFrame(rows, schema=columns | {"opens": pl.Int64, "closes": pl.Int64}, orient="row")


def _within(one: Span, other: Span) -> Span:
    return max(one[0], other[0]), min(one[1], other[1])


def _of(places: dict[str, Week], region: str, state: str, otherwise: Week) -> Week:
    return places.get(f"{region}-{state}") or places.get(region) or otherwise


@cache
def _laws() -> dict[str, Week]:
    with Path(__file__).with_name("quiet_hours.toml").open("rb") as file:
        return {place: read_week(text) for place, text in tomllib.load(file).items()}


def _in_utc(part: pl.DataFrame, zone: str) -> pl.DataFrame:
    """Add `opens_at` and `closes_at`; an hour that a clock change gives twice is read so that less is open."""
    return part.with_columns(opens_at=_moment("opens", zone, "latest"), closes_at=_moment("closes", zone, "earliest"))


def _moment(column: str, zone: str, ambiguous: str) -> pl.Expr:
    wall = pl.col("day").cast(pl.Datetime("us")) + pl.duration(seconds=column)
    told = [
        moment.dt.replace_time_zone(zone, ambiguous=pl.lit(ambiguous), non_existent="null")
        for moment in (wall, wall.dt.offset_by("1h"))  # the hour that a clock change leaves out
    ]
    return pl.coalesce(told).dt.epoch("s")


def _common(spans: pl.DataFrame, counts: pl.DataFrame) -> pl.DataFrame:
    """Where the spans of all zones of a key overlap: a sweep over openings (+1) and closings (-1)."""
    moments = pl.concat(
        spans.select(*KEY, at=column, step=pl.lit(step, pl.Int32))
        for column, step in (("opens_at", 1), ("closes_at", -1))
    )
    swept = moments.sort(*KEY, "at", "step").with_columns(
        open_zones=pl.col("step").cum_sum().over(KEY), closes_at=pl.col("at").shift(-1).over(KEY)
    )
    every = swept.join(counts, on=KEY).filter(
        pl.col("open_zones") == pl.col("zone_count"), pl.col("closes_at") > pl.col("at")
    )
    return every.select(*KEY, "closes_at", opens_at="at").sort("closes_at")
