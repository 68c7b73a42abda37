"""What came of contacts, by week, lane, step, template, language, agent, account, hour there or region.

A contact is answered when the customer wrote within three days, and won when `attribution` credits a purchase to it.
Rates stand beside an interval (Wilson's, 95%: E. B. Wilson, JASA 22, 1927), and are not told under `ENOUGH` contacts.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from dingterm.recovery.sample_size import ENOUGH

CONTACTS = {
    "at": pl.Int64, "lane": pl.String, "step": pl.Int64, "template": pl.String, "language": pl.String,
    "agent": pl.String, "account": pl.String, "region": pl.String, "zones": pl.String, "answered": pl.Int64,
    "currency": pl.String, "total_minor": pl.Int64,
}  # fmt: skip
"""One contact; `currency` and `total_minor` of the order it is credited with, null without one."""

Z = 1.959964
"""Standard deviations on either side that hold 95%."""

_WEEK = 7 * 86_400
_MONDAY = 4 * 86_400
"""The first Monday after the beginning of the epoch."""


def by(contacts: pl.DataFrame, dimension: str) -> pl.DataFrame:
    """What came of contacts, a row for each value of a dimension.

    Args:
        contacts: Columns of `CONTACTS`.
        dimension: A key of `DIMENSIONS`.

    Returns:
        `key` (text), `contacts`, `answered`, `won`; `answered_rate`, `answered_low`, `answered_high` and the same for
        `won`, null under `ENOUGH` contacts; `money`, a list of `{currency, minor}`. Ordered by key where it is a moment
        or a number, else by contacts.
    """
    keyed = _keyed(contacts, dimension)
    counted = keyed.group_by("key").agg(
        contacts=pl.len(), answered=pl.col("answered").sum(), won=pl.col("total_minor").is_not_null().sum()
    )
    paid = (
        keyed.filter(pl.col("total_minor").is_not_null()).group_by("key", "currency").agg(pl.col("total_minor").sum())
    )
    money = (
        paid.sort("currency").group_by("key", maintain_order=True).agg(money=pl.struct("currency", minor="total_minor"))
    )
    rated = counted.with_columns(
        one for name in ("answered", "won") for one in _rates(pl.col(name), pl.col("contacts"), name)
    )
    found = rated.join(money, on="key", how="left")
    ordered = dimension in ("week", "hour", "step")
    return found.sort("key") if ordered else found.sort("contacts", "key", descending=[True, False])


def wilson(hits: pl.Expr, count: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """The interval that holds a share with 95%: lower and upper end, from 0 to 1."""
    share, square = hits / count, Z * Z
    middle = share + square / (2 * count)
    spread = Z * ((share * (1 - share) + square / (4 * count)) / count).sqrt()
    whole = 1 + square / count
    return (middle - spread) / whole, (middle + spread) / whole


def _rates(hits: pl.Expr, count: pl.Expr, name: str) -> list[pl.Expr]:
    low, high = wilson(hits, count)
    told = {f"{name}_rate": hits / count, f"{name}_low": low, f"{name}_high": high}
    return [pl.when(count >= ENOUGH).then(one).alias(column) for column, one in told.items()]


def _keyed(contacts: pl.DataFrame, dimension: str) -> pl.DataFrame:
    if dimension == "hour":
        return contacts.with_columns(key=_hour_there(contacts))
    key = DIMENSIONS[dimension]
    return contacts.with_columns(key=key.cast(pl.String).fill_null("").replace("", "not known"))


def _hour_there(contacts: pl.DataFrame) -> pl.Series:
    """The hour where the customer is, in the first of the zones they may be in; UTC where none is known."""
    zone = pl.col("zones").str.split("|").list.first().fill_null("").replace("", "UTC")
    placed = contacts.select("at", zone=zone).with_row_index()
    parts = [
        part.select(
            "index", hour=pl.from_epoch("at").dt.replace_time_zone("UTC").dt.convert_time_zone(str(name)).dt.hour()
        )
        for (name,), part in placed.partition_by("zone", as_dict=True).items()
    ]
    hours = pl.concat(parts).sort("index")["hour"] if parts else pl.Series("hour", [], pl.Int8)
    return hours.cast(pl.String).str.zfill(2) + ":00"


def _monday(at: pl.Expr) -> pl.Expr:
    begun = (at - _MONDAY) // _WEEK * _WEEK + _MONDAY
    return pl.from_epoch(begun).dt.date()


DIMENSIONS: Mapping[str, pl.Expr] = {
    "week": _monday(pl.col("at")),
    "lane": pl.col("lane"),
    "step": pl.col("step"),
    "template": pl.col("template"),
    "language": pl.col("language"),
    "agent": pl.col("agent"),
    "account": pl.col("account"),
    "hour": pl.col("at"),
    "region": pl.col("region"),
}
"""What contacts can be told apart by; `hour` is worked out zone by zone."""
