"""Carts that were bought after all, and the one contact that may be credited."""

from __future__ import annotations

import random
from typing import Any

import polars as pl
import pytest

from dingterm.recovery.attribution import CARTS, CONTACTS, ORDERS, bought, credited
from dingterm.recovery.policy import DAY, HOUR

LEFT = 1_772_000_000
CART: dict[str, Any] = {
    "cart_id": 1, "customer_id": 1, "created_at": LEFT, "currency": "EUR", "total_minor": 5000, "items": "tea|pot",
}  # fmt: skip
ORDER: dict[str, Any] = {
    "order_id": 7, "customer_id": 1, "created_at": LEFT + DAY, "currency": "EUR", "total_minor": 4500,
    "items": "tea|pot",
}  # fmt: skip
WEEK = 7 * DAY


def frame(blank: dict[str, Any], schema: dict[str, Any], changes: list[dict[str, Any]]) -> pl.DataFrame:
    return pl.DataFrame([blank | change for change in changes], schema=schema)


def matched(carts: list[dict[str, Any]], orders: list[dict[str, Any]]) -> pl.DataFrame:
    return bought(frame(CART, CARTS, carts), frame(ORDER, ORDERS, orders))


def contacts(*moments: int, customer: int = 1) -> pl.DataFrame:
    return pl.DataFrame([(place, customer, at) for place, at in enumerate(moments)], schema=CONTACTS, orient="row")


@pytest.mark.parametrize(
    ("cart", "order", "closes"),
    [
        ({}, {}, True),
        ({}, {"customer_id": 2}, False),
        ({}, {"items": "tea", "total_minor": 5000}, True),
        ({}, {"items": "tea"}, False),
        ({}, {"items": "tea", "total_minor": 5000, "currency": "USD"}, False),
        ({"items": ""}, {"items": ""}, False),
        ({"items": "", "total_minor": 4500}, {"items": ""}, True),
        ({"items": "", "total_minor": None}, {"items": "", "total_minor": None}, False),
        ({"total_minor": None}, {}, True),
        ({}, {"created_at": LEFT}, True),
        ({}, {"created_at": LEFT - 1}, False),
        ({}, {"created_at": LEFT + 400 * DAY}, True),
        ({"created_at": None}, {}, False),
    ],
)
def test_what_closes_a_cart(cart: dict[str, Any], order: dict[str, Any], closes: bool) -> None:
    assert matched([cart], [order]).height == closes


def test_the_first_order_closes_a_cart_and_one_order_every_cart_like_it() -> None:
    later = {"order_id": 8, "created_at": LEFT + 2 * DAY}
    assert matched([{}], [later, {}])["order_id"].to_list() == [7]
    two = matched([{}, {"cart_id": 2, "created_at": LEFT + HOUR}], [{}])
    assert two.select("cart_id", "order_id").rows() == [(1, 7), (2, 7)]
    assert credited(two, contacts(LEFT + 2 * HOUR), WEEK).select("order_id", "cart_id").rows() == [(7, 2)]


BOUGHT = LEFT + DAY


@pytest.mark.parametrize(
    ("moments", "message"),
    [
        ([], None),
        ([BOUGHT - HOUR], 0),
        ([BOUGHT - 3 * HOUR, BOUGHT - HOUR], 1),
        ([BOUGHT - HOUR, BOUGHT - 3 * HOUR], 0),
        ([BOUGHT - HOUR, BOUGHT + HOUR], 0),
        ([BOUGHT], None),
        ([BOUGHT + 1], None),
        ([LEFT], 0),
        ([LEFT - 1], None),
    ],
)
def test_who_is_credited(moments: list[int], message: int | None) -> None:
    found = credited(matched([{}], [{}]), contacts(*moments), WEEK)
    assert found["message_id"].to_list() == ([] if message is None else [message])
    assert not credited(matched([{}], [{}]), contacts(*moments, customer=2), WEEK).height


@pytest.mark.parametrize(("later", "won"), [(WEEK - 1, 1), (WEEK, 1), (WEEK + 1, 0)])
def test_the_window(later: int, won: int) -> None:
    contact = LEFT + HOUR
    purchase = matched([{}], [{"created_at": contact + later}])
    assert credited(purchase, contacts(contact), WEEK).height == won


def test_the_same_as_one_by_one() -> None:
    dice = random.Random(5)
    carts = [{"cart_id": n, "customer_id": n % 90, "created_at": LEFT + dice.randrange(20 * DAY),
              "items": dice.choice("abc"), "total_minor": dice.randrange(6)} for n in range(400)]  # fmt: skip
    orders = [{"order_id": n, "customer_id": dice.randrange(90), "created_at": LEFT + dice.randrange(30 * DAY),
               "items": dice.choice("abc"), "total_minor": dice.randrange(6)} for n in range(300)]  # fmt: skip
    told = [(n, dice.randrange(90), LEFT + dice.randrange(30 * DAY)) for n in range(500)]
    found = credited(matched(carts, orders), pl.DataFrame(told, schema=CONTACTS, orient="row"), WEEK)
    expected = by_hand(carts, orders, told)
    assert dict(found.select("order_id", "message_id").iter_rows()) == expected
    assert len(expected) > 40


def by_hand(
    carts: list[dict[str, Any]], orders: list[dict[str, Any]], told: list[tuple[int, int, int]]
) -> dict[int, int]:
    """Order to message, worked out cart by cart."""
    won: dict[int, tuple[int, int, int]] = {}
    for cart in carts:
        fits = [
            (order["created_at"], order["order_id"]) for order in orders
            if order["customer_id"] == cart["customer_id"] and order["created_at"] >= cart["created_at"]
            and (order["items"] == cart["items"] or order["total_minor"] == cart["total_minor"])
        ]  # fmt: skip
        if not fits:
            continue
        at, order_id = min(fits)
        before = [(when, number) for number, who, when in told if who == cart["customer_id"] and at - WEEK <= when < at]
        if before and max(before)[0] >= cart["created_at"]:
            won[order_id] = max(won.get(order_id, (0, 0, 0)), (cart["created_at"], cart["cart_id"], max(before)[1]))
    return {order_id: message for order_id, (_, _, message) in won.items()}
