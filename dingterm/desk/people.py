"""Customers and identifiers out of cleaned records. Loads polars."""

from __future__ import annotations

import polars as pl

from dingterm.desk.facts import TEXTS
from dingterm.numbers import enrich_time_zones
from dingterm.recovery.zones import is_zone, region_zones
from dingterm.store import customers

ADDED = (*TEXTS, "zones")
_PLAIN = {"email": "emails", "shop_id": "shop_ids"}
"""Kinds of identifiers beside phones, and the column of lists that holds them."""

HOME_ID = pl.when(pl.col("home") != pl.col("customer_id")).then("home").alias("home_id")
"""The home of a record as it is stored: null while it is its customer."""


def zones(rows: pl.DataFrame) -> pl.Series:
    """The zones each record's customer may be in: `Europe/Madrid|Atlantic/Canary`, by phone, else by region.

    For a whole file at once: for each batch of it, the plan of numbers would be looked up again.
    """
    e164 = pl.col("phones").list.eval(pl.element().struct.field("e164").drop_nulls()).list.first()
    numbers = rows.select(e164=e164, region="region")
    return zones_of(numbers["e164"], numbers["region"])


def zones_of(e164: pl.Series, region: pl.Series) -> pl.Series:
    """The same for numbers and regions."""
    each = pl.DataFrame({"told": enrich_time_zones(e164).list.join("|"), "region": region})
    few = each.unique()  # hundreds, however many customers there are
    found = pl.Series("zones", [_zones(told or "", region or "") for told, region in few.rows()], pl.String)
    return each.join(
        few.with_columns(found), on=["told", "region"], how="left", nulls_equal=True, maintain_order="left"
    )["zones"]


def _zones(told: str, region: str) -> str:
    return "|".join([name for name in told.split("|") if is_zone(name)] or region_zones(region))


def merged(owned: pl.DataFrame, now: int) -> pl.DataFrame:
    """One row a home: columns of `customers.CUSTOMER`, `fresh`, and `record_row` of the first record."""
    told = owned.group_by("home", maintain_order=True).agg(
        *(pl.col(name).filter(pl.col(name) != "").first().fill_null("") for name in ADDED),
        pl.col("consent").drop_nulls().last().cast(pl.Int64),
        pl.col("fresh", "record_row").first(),
    )
    return told.with_columns(id="home", created_at=pl.lit(now), updated_at=pl.lit(now))


def identifiers(owned: pl.DataFrame, platform: str, now: int) -> pl.DataFrame:
    """One row for each home, kind and value: columns of `customers.IDENTIFIER`, `fresh`, `record_row`."""
    shop_ids = pl.concat_list(pl.concat_str(pl.lit(platform + ":"), "shop_id"))
    held = owned.select("customer_id", HOME_ID, "fresh", "record_row", "phones", "emails", shop_ids=shop_ids)
    every = [_phones(_each(held, "phones")), *(_plain(_each(held, name), kind) for kind, name in _PLAIN.items())]
    seen = {"source_record_id": pl.col("record_row"), "first_seen": pl.lit(now), "last_seen": pl.lit(now)}
    told = pl.concat(every, how="diagonal").with_columns(**seen).select(*customers.IDENTIFIER, "fresh", "record_row")
    return told.unique(["customer_id", "home_id", "kind", "value"], keep="first", maintain_order=True)


def _each(held: pl.DataFrame, name: str) -> pl.DataFrame:
    """A row for each of a record's values, `value`, and its `position` among them."""
    places = pl.int_ranges(pl.col(name).list.len(), dtype=pl.Int64)
    rows = held.select("customer_id", "home_id", "fresh", "record_row", value=name, position=places)
    return rows.explode("value", "position", empty_as_null=True).drop_nulls("value")


def _phones(each: pl.DataFrame) -> pl.DataFrame:
    part = pl.col("value").struct
    return each.with_columns(
        part["raw"],
        part["verdict"],
        region=part["region"].fill_null(""),
        phone_kind=part["kind"].fill_null(""),
        value=pl.coalesce(part["e164"], part["raw"]),
        kind=pl.lit("phone"),
    )


def _plain(each: pl.DataFrame, kind: str) -> pl.DataFrame:
    blank = {name: pl.lit("") for name in ("verdict", "region", "phone_kind")}
    return each.with_columns(**blank, kind=pl.lit(kind), raw="value")
