"""Customers and identifiers out of cleaned records. Loads polars."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import polars as pl

from dingterm.desk.facts import TEXTS
from dingterm.numbers import enrich_time_zones
from dingterm.recovery.zones import is_zone, region_zones
from dingterm.store import customers

ADDED = (*TEXTS, "zones")
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
    told = enrich_time_zones(e164).to_list()
    each = zip(told, region, strict=True)
    found = ["|".join(_known(names or ()) or region_zones(region or "")) for names, region in each]
    return pl.Series("zones", found, pl.String)


def _known(names: Iterable[str]) -> list[str]:
    return [name for name in names if is_zone(name)]


def merged(owned: pl.DataFrame, now: int) -> pl.DataFrame:
    """One row a home: columns of `customers.CUSTOMER`, `fresh`, and `record_row` of the first record."""
    told = owned.group_by("home", maintain_order=True).agg(
        *(pl.col(name).filter(pl.col(name) != "").first().fill_null("") for name in ADDED),
        pl.col("consent").drop_nulls().last().cast(pl.Int64),
        pl.col("fresh", "record_row").first(),
    )
    return told.with_columns(id="home", created_at=pl.lit(now), updated_at=pl.lit(now))


def add(db: sqlite3.Connection, told: pl.DataFrame) -> None:
    """Add new customers, and fill what known ones lack."""
    customers.add(db, told.filter("fresh").select(*customers.CUSTOMER).rows())
    customers.fill_blanks(db, told.filter(~pl.col("fresh")).select(*customers.CUSTOMER).rows())


def identify(db: sqlite3.Connection, found: pl.DataFrame) -> None:
    """Note what customers are known by; their source records are there already."""
    customers.add_identifiers(db, found.filter("fresh").select(*customers.IDENTIFIER).rows())
    customers.identify(db, found.filter(~pl.col("fresh")).select(*customers.IDENTIFIER).rows())


def identifiers(owned: pl.DataFrame, platform: str, now: int) -> pl.DataFrame:
    """One row for each home, kind and value: columns of `customers.IDENTIFIER`, `fresh`, `record_row`."""
    seen = owned.with_columns(HOME_ID, source_record_id="record_row", first_seen=pl.lit(now), last_seen=pl.lit(now))
    places = pl.int_ranges(pl.col("emails").list.len(), dtype=pl.Int64)
    addresses = seen.with_columns(position=places).explode("emails", "position", empty_as_null=True)
    seen = seen.with_columns(position=pl.lit(0, pl.Int64))
    shop_id = pl.concat_str(pl.lit(platform + ":"), "shop_id")
    every = [_phones(seen), _plain(addresses, "email", pl.col("emails")), _plain(seen, "shop_id", shop_id)]
    columns = [frame.select(*customers.IDENTIFIER, "fresh", "record_row") for frame in every]
    once = ["customer_id", "home_id", "kind", "value"]
    return pl.concat(columns).unique(once, keep="first", maintain_order=True)


def _phones(seen: pl.DataFrame) -> pl.DataFrame:
    places = pl.int_range(pl.len(), dtype=pl.Int64).over("source_record_id")
    each = seen.explode("phones", empty_as_null=True).drop_nulls("phones").with_columns(position=places)
    part = {name: pl.col("phones").struct.field(name) for name in ("raw", "e164", "region", "kind", "verdict")}
    return each.with_columns(
        part["raw"],
        part["verdict"],
        region=part["region"].fill_null(""),
        phone_kind=part["kind"].fill_null(""),
        value=pl.coalesce(part["e164"], part["raw"]),
        kind=pl.lit("phone"),
    )


def _plain(seen: pl.DataFrame, kind: str, value: pl.Expr) -> pl.DataFrame:
    blank = {name: pl.lit("") for name in ("verdict", "region", "phone_kind")}
    named = seen.with_columns(**blank, kind=pl.lit(kind), value=value)
    return named.with_columns(raw="value").drop_nulls("value")
