"""Where somebody lives, out of every source whose header has it: the shipping address, then billing, then their own."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from dingterm.cleaning.clean import clean_records
from dingterm.intake import decode
from dingterm.intake.reading import ADDRESS, Reading

from .conftest import Read

MAR = {"address": "C/ Mar 5", "address2": "2º B", "postcode": "46003", "city": "Valencia", "country": "ES"}
PLAZA = {"address": "Plaza 1", "address2": None, "postcode": "28001", "city": "Madrid", "country": "ES"}


def numbered(headers: str, values: dict[str, Any]) -> dict[str, str]:
    """Cells of an address under the headers of a file, in the order of `values`."""
    return dict(zip(headers.split("|"), (value or "" for value in values.values()), strict=True))


SHOPIFY = "{0} Address1|{0} Address2|{0} Zip|{0} City|{0} Country"
WOO = "{0}_address_1|{0}_address_2|{0}_postcode|{0}_city|{0}_country"
OUTLOOK = "{0} Street|{0} Street 2|{0} Postal Code|{0} City|{0} Country/Region"

TABLES: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "shopify_orders.csv": (
        {"Name": "#1", "Id": "1", "Email": "a@x.es"} | numbered(SHOPIFY.format("Billing"), PLAZA)
        | numbered(SHOPIFY.format("Shipping"), MAR),
        MAR,
    ),
    "woocommerce_webtoffee_orders.csv": (
        {"order_id": "1", "billing_email": "a@x.es"} | numbered(WOO.format("billing"), PLAZA)
        | numbered(WOO.format("shipping"), MAR),
        MAR,
    ),
    "shopify_customers.csv": (
        {"Customer ID": "1"}
        | numbered(
            "Default Address Address1|Default Address Address2|Default Address Zip|Default Address City"
            "|Default Address Country Code",
            MAR | {"postcode": "'46003"},
        ),
        MAR,
    ),
    "magento1_customers_with_address.csv": (
        {"email": "a@x.es", "dob": "1990-05-01 00:00:00", "_address_street": "C/ Mar 5\n2º B",
         "_address_postcode": "46003", "_address_city": "Valencia", "_address_country_id": "ES"},
        {"address": "C/ Mar 5 2º B", "postcode": "46003", "city": "Valencia", "country": "ES",
         "birth_date": "1990-05-01"},
    ),
    "google_contacts_2024.csv": (
        {"First Name": "Ana", "E-mail 1 - Value": "a@x.es", "Birthday": "1990-05-01"}
        | numbered("Address 1 - Street|Address 1 - Extended Address|Address 1 - Postal Code|Address 1 - City"
                   "|Address 1 - Country", MAR),
        MAR | {"birth_date": "1990-05-01"},
    ),
    "outlook_contacts_cp1252.csv": (
        {"First Name": "Ana", "E-mail Address": "a@x.es", "Birthday": "1/5/1990"}
        | numbered(OUTLOOK.format("Home"), MAR) | numbered(OUTLOOK.format("Business"), PLAZA),
        MAR | {"birth_date": "1990-05-01"},
    ),
    "woocommerce_analytics_customers.csv": (
        {"Name": "Ana", "Email": "a@x.es", "Postal Code": "46003", "City": "Valencia"},
        {"postcode": "46003", "city": "Valencia"},
    ),
    "cartbounty_table_dump.csv": (
        {"id": "1", "email": "a@x.es", "type": "0",
         "location": 'a:2:{s:4:"city";s:8:"Valencia";s:8:"postcode";s:5:"46003";}'},
        {"postcode": "46003", "city": "Valencia"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_row_under_real_headers(read: Read, formats: Path, name: str) -> None:
    cells, expected = TABLES[name]
    text = decode.decode((formats / name).read_bytes(), name).text
    header = next(csv.reader(io.StringIO(text)))
    assert set(cells) <= set(header)
    out = io.StringIO()
    writer = csv.DictWriter(out, header)
    writer.writeheader()
    writer.writerow(cells)
    assert _cleaned(read(out.getvalue(), "a.csv")) == expected


REST = {
    "id": 45, "token": "t", "abandoned_checkout_url": "x", "email": "a@x.es", "line_items": [],
}  # fmt: skip
NUBE = {
    "id": 9, "contact_email": "a@x.es", "contact_phone": "+5491123456789", "billing_address": "Plaza",
    "billing_number": "1", "billing_zipcode": "28001", "billing_city": "Madrid",
}  # fmt: skip
WOO_JSON = {"id": 7, "status": "pending", "order_key": "k", "line_items": []}


def _json(address: dict[str, Any], first: str, second: str, postcode: str, country: str) -> dict[str, Any]:
    return dict(zip((first, second, postcode, "city", country), address.values(), strict=True))


NUMBERED = {"address": "Mar", "street_number": "5", "address2": "2º B", "postcode": "46003", "city": "Valencia"}
RECORDS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "shopify-checkouts-rest": (
        REST | {"billing_address": _json(PLAZA, "address1", "address2", "zip", "country_code"),
                "shipping_address": _json(MAR, "address1", "address2", "zip", "country_code")},
        MAR,
    ),
    "shopify-checkouts-rest, the customer's own": (
        REST | {"customer": {"default_address": _json(MAR, "address1", "address2", "zip", "country_code")}},
        MAR,
    ),
    "shopify-checkouts-graphql": (
        {"id": "1", "abandonedCheckoutUrl": "x", "customer": {"email": "a@x.es"}, "shippingAddress": None,
         "billingAddress": _json(MAR, "address1", "address2", "zip", "countryCodeV2")},
        MAR,
    ),
    "woocommerce-orders-rest": (
        WOO_JSON | {"billing": {"email": "a@x.es"} | _json(PLAZA, "address_1", "address_2", "postcode", "country"),
                    "shipping": _json(MAR, "address_1", "address_2", "postcode", "country")},
        MAR,
    ),
    "tiendanube-checkouts": (
        NUBE | {"abandoned_checkout_url": "x", "shipping_address": "Mar", "shipping_number": 5,
                "shipping_floor": "2º B", "shipping_zipcode": "46003", "shipping_city": "Valencia"},
        NUMBERED,
    ),
    "tiendanube-orders": (
        NUBE | {"payment_status": "pending",
                "shipping_address": {"address": "Mar", "number": "5", "floor": "2º B", "zipcode": "46003",
                                     "city": "Valencia"}},
        NUMBERED,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_of_json(read: Read, name: str) -> None:
    record, expected = RECORDS[name]
    reading = read(json.dumps([record]), "a.json")
    assert reading.source == name.partition(",")[0]
    assert _cleaned(reading) == expected


def test_a_flat_table_of_checkouts(read: Read) -> None:
    head = "checkout_id,abandoned_checkout_url,total_price,customer_email,billing_address1,shipping_address1"
    reading = read(f"{head},shipping_zip,shipping_city\n1,x,9,a@x.es,Plaza 1,C/ Mar 5,'46003,Valencia\n", "a.csv")
    assert _cleaned(reading) == {"address": "C/ Mar 5", "postcode": "46003", "city": "Valencia"}


def test_a_contact_card(read: Read) -> None:
    text = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nTEL:612345678\nBDAY:19900501\nADR:;2º B;C/ Mar 5;Valencia;;46003;ES\n"
    assert _cleaned(read(text + "END:VCARD\n", "a.vcf")) == MAR | {"birth_date": "1990-05-01"}


def test_a_table_of_nobody_known(read: Read) -> None:
    text = "Nombre,Teléfono,Dirección,Dirección 2,Código postal,Ciudad\nAna,612345678, C/  Mar 5 ,2º B,46003,V\n"
    row = _cleaned(read(text, "a.csv"))
    assert row == {"address": "C/ Mar 5", "address2": "2º B", "postcode": "46003", "city": "V"}


def test_phones_and_ids_stay_what_they_are(read: Read) -> None:
    text = "a,b,zip\n612345678,46003,46003\n612345679,28001,28001\n"
    assert dict(read(text, "a.csv").mapping) == {"a": "phones", "zip": "postcode"}


@pytest.mark.parametrize(
    ("birthdays", "expected"),
    [
        (["1990-05-01", "1961-12-31T00:00:00+02:00"], ["1990-05-01", "1961-12-31"]),
        (["13/05/1990", "01/05/1990"], ["1990-05-13", "1990-05-01"]),
        (["05/13/1990", "05/01/1990"], ["1990-05-13", "1990-05-01"]),
        (["0", "0/0/00", "--05-01", "soon", None], [None] * 5),
    ],
)
def test_birthdays_are_dates_or_nothing(read: Read, birthdays: list[str | None], expected: list[str | None]) -> None:
    lines = [f"+3461234567{place},{day or ''}" for place, day in enumerate(birthdays)]
    rows = read("\n".join(["Phone,Birthday", *lines]) + "\n", "a.csv").rows
    assert clean_records(rows, "customers", None).rows["birth_date"].to_list() == expected


def test_what_a_terminal_must_not_see_is_taken_out(read: Read) -> None:
    row = _cleaned(read('Phone,Address,Zip\n612345678,"C/ \x1b[31mMar\u202e\n5","46\t003"\n', "a.csv"))
    assert not set("\x1b\u202e\n\t") & set("".join(row.values()))


def _cleaned(reading: Reading) -> dict[str, Any]:
    """What the first record says of where somebody lives and when they were born, without what it leaves open."""
    row = clean_records(reading.rows, reading.kind, "ES").rows.row(0, named=True)
    found = {name: row[name] for name in (*ADDRESS, "city", "country", "birth_date")}
    return {name: value for name, value in found.items() if value is not None}
