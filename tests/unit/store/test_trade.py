"""Carts and orders: the newer version stays, items are replaced whole."""

from __future__ import annotations

import pytest

from dingterm.errors import StoreError
from dingterm.store import Store, customers, trade
from dingterm.store.trade import CARTS, ORDERS
from tests.unit.store import rows


@pytest.fixture
def shop(store: Store) -> Store:
    with store.writing() as db:
        customers.add(db, [rows.customer(1), rows.customer(2)])
    return store


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [(10, 20, 2), (20, 10, 1), (10, 10, 2), (None, 10, 2), (10, None, 1), (None, None, 2)],
    ids=["newer", "older", "as-old", "dated", "undated", "neither"],
)
def test_the_newer_version_of_a_cart_stays(shop: Store, first: int | None, second: int | None, kept: int) -> None:
    with shop.writing() as db:
        CARTS.upsert(db, [rows.cart(1, "a", updated_at=first, total_minor=1)])
        CARTS.upsert(db, [rows.cart(1, "a", updated_at=second, total_minor=2)])
        (stored,) = CARTS.of_customer(db, 1)
    assert stored["total_minor"] == kept


def test_an_order_is_what_was_heard_last(shop: Store) -> None:
    with shop.writing() as db:
        ORDERS.upsert(db, [rows.order(1, "a", payment="unpaid")])
        ORDERS.upsert(db, [rows.order(1, "a", payment="paid")])
        assert [row["payment"] for row in ORDERS.of_customer(db, 1)] == ["paid"]


def test_a_document_keeps_its_id_and_its_customer(shop: Store) -> None:
    with shop.writing() as db:
        CARTS.upsert(db, [rows.cart(1, "a"), rows.cart(2, "b")])
        before = CARTS.ids(db, "shop", ["a", "b"])
        CARTS.upsert(db, [rows.cart(2, "a", name="#9")])
        assert CARTS.ids(db, "shop", ["b", "a", "unknown"]) == before
        assert [row["name"] for row in CARTS.of_customer(db, 1)] == ["#9"]


def test_shops_may_use_the_same_ids(shop: Store) -> None:
    with shop.writing() as db:
        CARTS.upsert(db, [rows.cart(1, "a", platform=platform) for platform in ("shopify", "woocommerce")])
        assert CARTS.ids(db, "shopify", ["a"]) != CARTS.ids(db, "woocommerce", ["a"])


@pytest.mark.parametrize("aggregate", [CARTS, ORDERS], ids=["cart", "order"])
def test_items_are_replaced_whole_and_only_theirs(shop: Store, aggregate: trade.Aggregate) -> None:
    made = rows.cart if aggregate is CARTS else rows.order
    with shop.writing() as db:
        aggregate.upsert(db, [made(1, "a"), made(1, "b")])
        ids = aggregate.ids(db, "shop", ["a", "b"])
        aggregate.replace_items(
            db, ids.values(), [rows.item(ids["a"], 1, "B"), rows.item(ids["a"], 0, "A"), rows.item(ids["b"], 0, "C")]
        )
        aggregate.replace_items(db, [ids["b"]], [rows.item(ids["b"], 0, "D")])
        titles = {name: [row["title"] for row in aggregate.items_of(db, one)] for name, one in ids.items()}
    assert titles == {"a": ["A", "B"], "b": ["D"]}


def test_documents_come_newest_first(shop: Store) -> None:
    with shop.writing() as db:
        ORDERS.upsert(db, [rows.order(1, name, created_at=at) for name, at in (("a", 2), ("b", 9), ("c", 9), ("d", 1))])
        assert [row["external_id"] for row in ORDERS.of_customer(db, 1)] == ["c", "b", "a", "d"]


def test_a_cart_that_is_gone_is_named(store: Store) -> None:
    with pytest.raises(StoreError, match="cart 7 is not in the database"), store.reading() as db:
        trade.cart(db, 7)
