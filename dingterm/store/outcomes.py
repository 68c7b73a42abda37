"""What came of carts: those an order may have settled, and what each was credited with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from dingterm.store import bulk

_ITEMS = (
    "coalesce((SELECT group_concat(line, char(10)) FROM (SELECT sku || char(9) || title || char(9) || variant"
    " || char(9) || quantity AS line FROM {table} WHERE {key} = {one}.id ORDER BY line)), '')"
)
_CART_ITEMS = _ITEMS.format(table="cart_item", key="cart_id", one="k")
_ORDER_ITEMS = _ITEMS.format(table="order_item", key="order_id", one="o")
_PAID_SINCE = "o.customer_id = k.customer_id AND o.payment = 'paid' AND o.created_at >= k.created_at"
_UNCREDITED = (
    "EXISTS (SELECT 1 FROM message m WHERE m.customer_id = k.customer_id AND m.direction = 'out'"
    " AND m.undone_at IS NULL)"
    " AND NOT EXISTS (SELECT 1 FROM event e WHERE e.kind = 'recovered' AND e.cart_id = k.id)"
)

Rows = list[tuple[object, ...]]


def carts(db: sqlite3.Connection) -> Rows:
    """Carts that are open or not credited and were followed by an order; columns of `recovery.attribution.CARTS`."""
    found = db.execute(
        f"SELECT k.id, k.customer_id, k.created_at, k.currency, k.total_minor, {_CART_ITEMS} FROM cart k"
        f" WHERE EXISTS (SELECT 1 FROM order_ o WHERE {_PAID_SINCE}) AND (k.completed_at IS NULL OR {_UNCREDITED})"
    )
    return [tuple(row) for row in found]


def orders(db: sqlite3.Connection, customer_ids: Iterable[object]) -> Rows:
    """Paid orders of some customers; columns of `recovery.attribution.ORDERS`."""
    found = db.execute(
        f"SELECT o.id, o.customer_id, o.created_at, o.currency, o.total_minor, {_ORDER_ITEMS} FROM order_ o"
        " WHERE o.payment = 'paid' AND o.created_at IS NOT NULL AND o.customer_id IN (SELECT value FROM json_each(?))",
        (bulk.as_json(customer_ids),),
    )
    return [tuple(row) for row in found]


def contacts(db: sqlite3.Connection, customer_ids: Iterable[object]) -> Rows:
    """Contacts of some customers; columns of `recovery.attribution.CONTACTS`."""
    found = db.execute(
        "SELECT id, customer_id, at FROM message WHERE direction = 'out' AND undone_at IS NULL"
        " AND customer_id IN (SELECT value FROM json_each(?))",
        (bulk.as_json(customer_ids),),
    )
    return [tuple(row) for row in found]


def close(db: sqlite3.Connection, rows: Iterable[Sequence[object]]) -> None:
    """Close carts that are open; each row is the moment and the cart."""
    db.executemany("UPDATE cart SET completed_at = ? WHERE id = ? AND completed_at IS NULL", rows)


def credited(db: sqlite3.Connection, cart_ids: Iterable[object]) -> set[object]:
    """Those of some carts that were credited already."""
    found = db.execute(
        "SELECT cart_id FROM event WHERE kind = 'recovered' AND cart_id IN (SELECT value FROM json_each(?))",
        (bulk.as_json(cart_ids),),
    )
    return {row[0] for row in found}
