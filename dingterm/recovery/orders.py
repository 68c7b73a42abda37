"""What an order's state says about the money: paid, unpaid (a cart still to be won) or void."""

from __future__ import annotations

import polars as pl

UNPAID = ("pending", "failed", "on-hold", "unpaid", "expired", "checkout-draft")
VOID = ("voided", "cancelled", "canceled", "refunded", "trash")
"""States of Shopify (`Financial Status`) and WooCommerce (`status`); any other, also none, means that it was paid."""


def payment(status: pl.Expr) -> pl.Expr:
    """`paid`, `unpaid` or `void` for an order's state as the shop names it."""
    plain = status.str.strip_chars().str.to_lowercase().str.strip_prefix("wc-")
    return (
        pl.when(plain.is_in(UNPAID))
        .then(pl.lit("unpaid"))
        .when(plain.is_in(VOID))
        .then(pl.lit("void"))
        .otherwise(pl.lit("paid"))
    )
