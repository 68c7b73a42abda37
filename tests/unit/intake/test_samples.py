"""What each row of every sample must become."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dingterm.intake import ROWS, read_file

Row = dict[str, Any]

LUCIA = {"given_name": "Lucía", "family_name": "Ferro", "email": "lucia.ferro@example.com"}
SHIRT = {"title": "Linen Shirt", "variant": None, "sku": "LS-SND-M", "quantity": "1", "price": None}

SAMPLES: dict[str, tuple[str, str, list[Row]]] = {
    "shopify_checkouts_rest.json": (
        "shopify-checkouts-rest",
        "carts",
        [
            LUCIA
            | {
                "line": 3,
                "lines": 1,
                "shop_id": "7211000111222",
                "record_id": "450000000001",
                "record_name": "#450000000001",
                "phones": ["+34612345678", "612 34 56 78"],
                "language": "es-ES",
                "country": "ES",
                "consent": False,
                "currency": "EUR",
                "total": "88.90",
                "created_at": "2026-03-02T18:21:09+01:00",
                "completed_at": None,
                "stage": "shipping",
                "url": "https://shop.example/123/checkouts/2a1ace52/recover?key=abc",
                "items": [SHIRT | {"variant": "Sand / M", "price": "54.00"}],
                "orders_count": "0",
            }
        ],
    ),
    "shopify_abandonedCheckouts_graphql.json": (
        "shopify-checkouts-graphql",
        "carts",
        [
            LUCIA
            | {
                "line": 5,
                "shop_id": "7211000111222",
                "record_id": "450000000001",
                "phones": ["+34612345678", "612 34 56 78"],
                "currency": "EUR",
                "total": "88.9",
                "country": "ES",
                "items": [SHIRT],
            }
        ],
    ),
    "shopify_orders.csv": (
        "shopify-orders-csv",
        "orders",
        [
            {
                "line": 2,
                "lines": 2,
                "record_id": "5720011223344",
                "record_name": "#2041",
                "name": "Lucía Ferro",
                "email": "lucia.ferro@example.com",
                "phones": ["+34612345678", "612 34 56 78"],
                "status": "pending",
                "total": "88.90",
                "items": [
                    SHIRT | {"title": "Linen Shirt - Sand / M", "price": "54.00"},
                    {"title": "Canvas Tote", "variant": None, "sku": "TOTE-1", "quantity": "2", "price": "15.00"},
                ],
            },
            {"line": 4, "lines": 1, "name": "O’Neil, Pat", "email": None, "phones": ["087 123 4567"], "country": "IE"},
        ],
    ),
    "shopify_customers.csv": (
        "shopify-customers-csv",
        "customers",
        [
            LUCIA
            | {
                "shop_id": "7211000111222",
                "phones": ["+34612345678"],
                "consent": False,
                "city": "Valencia",
                "address": "C/ Mar 5",
                "address2": None,
                "postcode": "46003",
            },
            {"shop_id": "7211000111223", "given_name": "Wei", "family_name": "陈伟", "phones": ["138 1234 5678"]},
            {"shop_id": "7211000111224", "phones": ["+5531988888888", "(31) 8888-8888"], "consent": True},
        ],
    ),
    "shopify_customers_legacy.csv": (
        "shopify-customers-csv",
        "customers",
        [
            {
                "family_name": "O’Neil",
                "phones": ["087 123 4567"],
                "country": "IE",
                "shop_id": None,
                "address": "1 Quay",
                "postcode": "T12",
            }
        ],
    ),
    "shopify_customers_2026_with_extra.csv": (
        "shopify-customers-csv",
        "customers",
        [
            {
                "shop_id": "7211000111224",
                "phones": ["+5531988888888"],
                "consent": True,
                "postcode": "30110-000",
                "birth_date": "1990-05-01",
            }
        ],
    ),
    "woocommerce_analytics_customers.csv": (
        "woocommerce-customers",
        "customers",
        [
            {"name": "Lucía Ferro", "phones": [], "country": "ES", "postcode": "46003"},
            {"email": "guest@example.com", "country": "GB", "postcode": "LS1 4AP"},
        ],
    ),
    "woocommerce_webtoffee_orders.csv": (
        "woocommerce-orders",
        "orders",
        [
            LUCIA
            | {
                "record_id": "881",
                "phones": ["0034 612-345-678"],
                "status": "pending",
                "items": [SHIRT],
            },
            {"record_id": "882", "phones": ["07911 123456", "020 7946 0018"], "status": "failed", "items": []},
        ],
    ),
    "cartbounty_table_dump.csv": (
        "cartbounty-carts",
        "carts",
        [
            LUCIA
            | {
                "record_id": "31",
                "phones": ["612345678"],
                "country": "ES",
                "city": "Valencia",
                "postcode": "46003",
                "completed_at": None,
                "items": [SHIRT | {"sku": None}],
            },
            {"record_id": "32", "phones": ["07911 123456"], "completed_at": "2026-03-02 19:02:00", "items": []},
        ],
    ),
    "prestashop_customers_semicolon.csv": (
        "prestashop-customers",
        "customers",
        [LUCIA | {"phones": [], "total_spent": "88.900000"}],
    ),
    "magento1_customers_with_address.csv": (
        "magento-customers",
        "customers",
        [LUCIA | {"lines": 2, "phones": ["+34 612 34 56 78", "963 111 222"], "country": "ES"}],
    ),
    "magento2_customers_main_file.csv": ("magento-customers", "customers", [LUCIA | {"phones": []}]),
    "google_contacts_2024.csv": (
        "google-contacts",
        "customers",
        [
            LUCIA | {"phones": ["+34 612 34 56 78", "963 111 222"], "note": "met at pop-up\nprefers WhatsApp"},
            {"line": 4, "given_name": "陈", "family_name": "伟", "phones": ["138 1234 5678"]},
        ],
    ),
    "google_contacts_legacy.csv": ("google-contacts", "customers", [LUCIA | {"phones": ["+34 612 34 56 78"]}]),
    "outlook_contacts_cp1252.csv": (
        "outlook-contacts",
        "customers",
        [LUCIA | {"phones": ["+34 612 34 56 78", "(96) 311-1222 x12"], "country": "Spain"}],
    ),
    "chatwoot_import_sample_shape.csv": (
        "chatwoot-contacts",
        "customers",
        [{"line": 2, "name": "Clara Uz", "phones": ["+498963648018"], "shop_id": "c-1"}],
    ),
    "gbk_orders.csv": (
        "generic",
        "orders",
        [
            {"record_id": "1001", "name": "陈伟", "phones": ["'13812345678"]},
            {"record_id": "1002", "name": "李娜", "phones": ["138-1234-5678"]},
        ],
    ),
    "semicolon_sephint_crlf.csv": (
        "generic",
        "customers",
        [
            {"line": 3, "name": "Britt Berg", "email": "britt@example.se", "phones": ["070-111 22 33"]},
            {"line": 4, "name": "Curt Öst", "phones": []},
        ],
    ),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_sample(formats: Path, name: str) -> None:
    source, kind, expected = SAMPLES[name]
    reading = read_file(formats / name)
    assert (reading.source, reading.kind) == (source, kind)
    rows = reading.rows.to_dicts()
    assert [{key: row[key] for key in want} for row, want in zip(rows, expected, strict=True)] == expected
    assert reading.rows.schema == ROWS
    assert reading.rows_read == reading.rows["lines"].sum() + reading.rejects.height


def test_messy_phones_are_found_by_their_looks(formats: Path) -> None:
    reading = read_file(formats / "messy_phones.csv")
    assert reading.mapping["raw"] == "phones"
    assert reading.rows_read == 33
    phones = reading.rows["phones"].to_list()
    assert ["13812345678", "13912345678"] in phones
    assert ["+34 612 34 56 78", "963 111 222"] in phones


def test_the_slid_row_of_chatwoots_sample_is_seen(formats: Path) -> None:
    reading = read_file(formats / "chatwoot_import_sample_shape.csv")
    (reject,) = reading.rejects.to_dicts()
    assert (reject["line"], reject["code"]) == (3, "ragged_row")
    assert "under labels" in reject["sentence"]


def test_ids_fax_and_pager_are_never_phones(formats: Path) -> None:
    for path in formats.glob("*.csv"):
        phones = {phone for row in read_file(path).rows["phones"] for phone in row}
        assert not phones & {"12345678", "+34 963 111 333"}, path.name
