"""Carts and orders out of cleaned records; an order that was never paid is also a cart. Loads polars."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import polars as pl

from dingterm.recovery.orders import payment
from dingterm.store import trade

KINDS = ("carts", "orders")
TEXTS = ("currency", "status", "stage", "url")
CART_OF_ORDER = pl.lit("order:")
"""What the id of the cart behind an unpaid order begins with, so that no checkout has it."""


def documents(rows: pl.DataFrame, kind: str) -> dict[str, int]:
    """How many carts or orders records are, and how many items."""
    if kind not in KINDS:
        return {}
    papers = rows.filter(pl.col("record_id").is_not_null())
    return {kind: papers.height, "items": int(papers["items"].list.len().sum())}


def keep(db: sqlite3.Connection, owned: pl.DataFrame, kind: str, platform: str) -> None:
    """Store the documents of records."""
    if kind not in KINDS:
        return
    papers = owned.filter(pl.col("record_id").is_not_null()).with_columns(
        *(pl.col(name).fill_null("") for name in TEXTS),
        external_id="record_id",
        platform=pl.lit(platform),
        source_record_id="record_row",
        name=pl.coalesce("record_name", "record_id"),
        payment=payment(pl.col("status")),
    )
    if kind == "orders":
        _store(db, trade.ORDERS, papers, platform)
        _settle(db, papers, platform)
        _store(db, trade.CARTS, _unpaid(papers), platform)
    else:
        _store(db, trade.CARTS, papers, platform)


def _unpaid(orders: pl.DataFrame) -> pl.DataFrame:
    """The carts behind orders whose money never came."""
    return orders.filter(pl.col("payment") == "unpaid").with_columns(
        external_id=CART_OF_ORDER + pl.col("external_id"), stage=pl.lit("payment"), completed_at=pl.lit(None, pl.Int64)
    )


def _settle(db: sqlite3.Connection, orders: pl.DataFrame, platform: str) -> None:
    """Close the carts of orders that have been paid or dropped since they were first seen."""
    settled = orders.filter(pl.col("payment") != "unpaid").select("created_at", CART_OF_ORDER + pl.col("external_id"))
    trade.settle(db, platform, settled.iter_rows())


def _store(db: sqlite3.Connection, aggregate: trade.Aggregate, documents: pl.DataFrame, platform: str) -> None:
    newest = documents.unique("external_id", keep="last", maintain_order=True)
    aggregate.upsert(db, newest.select(*aggregate.columns).iter_rows())
    ids = aggregate.written(db, platform, dict(newest.select("external_id", "source_record_id").iter_rows()))
    aggregate.replace_items(db, ids.values(), _items(newest.filter(pl.col("external_id").is_in(list(ids))), ids))


def _items(documents: pl.DataFrame, ids: dict[str, int]) -> Iterator[tuple[Any, ...]]:
    texts = {name: pl.col("items").struct.field(name).fill_null("") for name in ("title", "variant", "sku")}
    lines = documents.select("external_id", "items").explode("items", empty_as_null=True).drop_nulls("items")
    flat = lines.select(
        "external_id",
        *texts.values(),
        pl.col("items").struct.field("quantity").fill_null(1),
        pl.col("items").struct.field("price_minor"),
        position=pl.int_range(pl.len()).over("external_id"),
    ).select("external_id", *trade.ITEM)
    return ((ids[external_id], *item) for external_id, *item in flat.iter_rows())
