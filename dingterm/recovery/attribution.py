"""Which carts were bought after all, and which contact may be credited with it."""

from __future__ import annotations

import polars as pl

CARTS = {
    "cart_id": pl.Int64, "customer_id": pl.Int64, "created_at": pl.Int64, "currency": pl.String,
    "total_minor": pl.Int64, "items": pl.String,
}  # fmt: skip
"""An open cart; `items` is any text that is equal for identical items, empty when they are not known."""

ORDERS = {"order_id": pl.Int64} | {name: kind for name, kind in CARTS.items() if name != "cart_id"}
"""A paid order, its columns like those of a cart."""

CONTACTS = {"message_id": pl.Int64, "customer_id": pl.Int64, "at": pl.Int64}
"""A message that was handed over for a customer and not taken back."""


def bought(carts: pl.DataFrame, orders: pl.DataFrame) -> pl.DataFrame:
    """Match open carts with orders: the same customer, and the same items or the same total.

    Args:
        carts: Columns of `CARTS`.
        orders: Columns of `ORDERS`.

    Returns:
        `cart_id`, `customer_id`, `created_at` (of the cart), `order_id`, `bought_at`, `currency` and `total_minor` (of
        the order): at most one row for a cart, its first order not before it. Two carts may have one order.
    """
    same_items = (pl.col("items") != "") & (pl.col("items") == pl.col("items_order"))
    same_total = (pl.col("currency") == pl.col("currency_order")) & (
        pl.col("total_minor") == pl.col("total_minor_order")
    )
    pairs = carts.join(orders, on="customer_id", suffix="_order").filter(
        pl.col("created_at_order") >= pl.col("created_at"), (same_items | same_total).fill_null(False)
    )
    first = pairs.sort("created_at_order", "order_id").unique("cart_id", keep="first", maintain_order=True)
    return first.select(
        "cart_id", "customer_id", "created_at", "order_id", bought_at="created_at_order",
        currency="currency_order", total_minor="total_minor_order",
    ).sort("cart_id")  # fmt: skip


def credited(purchases: pl.DataFrame, contacts: pl.DataFrame, window: int) -> pl.DataFrame:
    """Credit purchases to the last contact before them, if it came after the cart was left and within the window.

    Args:
        purchases: As `bought` returns them.
        contacts: Columns of `CONTACTS`.
        window: Seconds from a contact for which a purchase counts as won back by it.

    Returns:
        The purchases that were won back with `message_id` and `contacted_at`, each order once.
    """
    ordered = purchases.sort("bought_at", "order_id")
    told = contacts.select("message_id", "customer_id", contacted_at="at").sort("contacted_at", "message_id")
    found = ordered.join_asof(
        told,
        left_on="bought_at",
        right_on="contacted_at",
        by="customer_id",
        strategy="backward",
        tolerance=window,
        allow_exact_matches=False,
        coalesce=False,
        check_sortedness=False,
    )
    won = found.filter(pl.col("contacted_at") >= pl.col("created_at"))
    newest = won.sort("order_id", "created_at", "cart_id", descending=[False, True, True])
    return newest.unique("order_id", keep="first", maintain_order=True)
