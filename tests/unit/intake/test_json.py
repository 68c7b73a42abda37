from __future__ import annotations

import json
from typing import Any

import pytest

from dingterm.intake.json_paths import at, first_text, texts

from .conftest import Read

CHECKOUT: dict[str, Any] = {
    "id": 45,
    "token": "t",
    "abandoned_checkout_url": "https://shop.example/r",
    "email": "a@example.com",
    "line_items": [{"title": "Hat", "quantity": 2, "price": "5.00"}],
}


def test_a_bare_list_of_checkouts(read: Read) -> None:
    text = json.dumps([CHECKOUT, CHECKOUT | {"id": 46}], indent=1)
    reading = read(text, "a.json")
    assert (reading.source, reading.rows["record_id"].to_list()) == ("shopify-checkouts-rest", ["45", "46"])
    lines = text.splitlines()
    assert [lines[line - 1].strip() for line in reading.rows["line"]] == ["{", "{"]


@pytest.mark.parametrize("wrap", ["edges", "nodes"])
def test_graphql_edges_or_nodes_with_or_without_data(read: Read, wrap: str) -> None:
    node = {"id": "gid://shopify/AbandonedCheckout/45?x=1", "lineItems": {"nodes": [{"title": "Hat"}]}}
    inner = {"edges": [{"node": node}]} if wrap == "edges" else {"nodes": [node]}
    for document in ({"data": {"abandonedCheckouts": inner}}, {"abandonedCheckouts": inner}):
        (row,) = read(json.dumps(document), "a.json").rows.to_dicts()
        assert row["record_id"] == "45"
        assert row["items"][0]["title"] == "Hat"


def test_an_element_that_is_no_record_is_a_reject(read: Read) -> None:
    reading = read(json.dumps({"checkouts": [CHECKOUT, None, "x"]}, indent=1), "a.json")
    assert reading.rows.height == 1
    assert reading.rejects["code"].to_list() == ["not_a_record"] * 2
    assert reading.rows_read == 3


@pytest.mark.parametrize(
    ("more", "stage"),
    [
        ({}, "contact"),
        ({"shipping_address": {"country_code": "ES"}}, "shipping"),
        ({"shipping_lines": [{"title": "Post"}]}, "shipping"),
        ({"gateway": "card", "shipping_address": {"country_code": "ES"}}, "payment"),
    ],
)
def test_how_far_a_checkout_got(read: Read, more: dict[str, Any], stage: str) -> None:
    assert read(json.dumps([CHECKOUT | more]), "a.json").rows["stage"].to_list() == [stage]


def test_the_same_checkout_has_the_same_hash_however_it_is_laid_out(read: Read) -> None:
    tight = read(json.dumps([CHECKOUT], separators=(",", ":")), "a.json")
    loose = read(json.dumps({"checkouts": [CHECKOUT]}, indent=4), "b.json")
    assert tight.rows["hash"].to_list() == loose.rows["hash"].to_list()


def test_half_a_surrogate_pair_does_no_harm(read: Read) -> None:
    text = json.dumps([CHECKOUT | {"note": "\ud83d", "line_items": [{"title": "\udc00Hat"}]}])
    (row,) = read(text, "a.json").rows.to_dicts()
    assert row["items"][0]["title"] == "?Hat"


def test_brackets_inside_texts_do_not_shift_lines(read: Read) -> None:
    text = '{"note": "[{", "checkouts": [\n' + json.dumps(CHECKOUT) + "\n]}"
    assert read(text, "a.json").rows.height == 1


def test_paths() -> None:
    value = {"a": {"b": [{"c": 1}, {"c": None}, {"c": True}]}, "d": " x "}
    assert at(value, "a.b[].c") == [1, None, True]
    assert texts(value, ["a.b[].c", "d", "nope.x"]) == ["1", "true", "x"]
    assert first_text(value, ["nope", "a.b[].c"]) == "1, true"
    assert at(value, "") == [value]


WOO = {
    "id": 727,
    "number": "1727",
    "status": "pending",
    "currency": "EUR",
    "total": "29.35",
    "customer_id": 0,
    "date_created_gmt": "2026-03-02T18:21:09",
    "billing": {"first_name": "Ana", "last_name": "Ruiz", "email": "ana@example.com", "phone": "612345678"},
    "shipping": {"phone": "+34963111222", "country": "ES"},
    "line_items": [{"name": "Hat", "sku": "H1", "quantity": 2, "price": 14.675}],
}
NUBE = {
    "id": 9,
    "contact_name": "Ana Ruiz",
    "contact_email": "ana@example.com",
    "contact_phone": "+5491123456789",
    "contact_identification": "12345678",
    "shipping_phone": "1123456789",
    "billing_phone": None,
    "currency": "ARS",
    "total": "100.00",
    "products": [{"name": "Remera", "variant_values": ["Roja", "M"], "quantity": 1, "price": "100.00"}],
}
SHOPS: dict[str, tuple[dict[str, Any], list[str], str]] = {
    "woocommerce-orders-rest": (WOO, ["612345678", "+34963111222"], "Hat"),
    "tiendanube-checkouts": (NUBE | {"abandoned_checkout_url": "x"}, ["+5491123456789", "1123456789"], "Remera"),
    "tiendanube-orders": (NUBE | {"payment_status": "pending"}, ["+5491123456789", "1123456789"], "Remera"),
}


@pytest.mark.parametrize("source", SHOPS)
@pytest.mark.parametrize("lined", [False, True], ids=["a list", "a line each"])
def test_records_of_other_shops(read: Read, source: str, lined: bool) -> None:
    record, phones, title = SHOPS[source]
    reading = read(json.dumps(record) + "\n" + json.dumps(record) if lined else json.dumps([record]), "a.json")
    row = reading.rows.row(0, named=True)
    assert (reading.source, row["phones"], row["items"][0]["title"]) == (source, phones, title)
    assert (row["email"], row["shop_id"]) == ("ana@example.com", None)
