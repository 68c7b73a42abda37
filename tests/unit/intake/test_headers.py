from __future__ import annotations

import tomllib

import pytest

from dingterm.intake.headers import fields_by_name, never, plain
from dingterm.intake.reading import ROWS
from dingterm.intake.sources import FOLDER, load_source, matching, recognise, sources

from .conftest import Read


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Teléfono móvil", "phones"),
        ("telefone_2", "phones"),
        ("Numéro de téléphone", "phones"),
        ("Handynummer", "phones"),
        ("收货人手机号", "phones"),
        ("customerPhone", "phones"),
        ("Telephnoe number", None),
        ("Phone numbr", "phones"),
        ("Correo electrónico", "email"),
        ("E-Mail-Adresse", "email"),
        ("Emial address", "email"),
        ("País", "country"),
        ("Gesamtbetrag", "total"),
        ("订单编号", "record_id"),
        ("Nome do cliente", "name"),
        ("Home fax", None),
        ("Pager", None),
        ("Phone verified", None),
        ("Phone country code", None),
        ("email_consent", None),
        ("传真电话", None),
        ("Dirección", "address"),
        ("Endereço", "address"),
        ("Strasse", "address"),
        ("Straße", "address"),
        ("Adresse de livraison", "address"),
        ("Gatuadress", "address"),
        ("收货地址", "address"),
        ("Address 1", "address"),
        ("Address2", "address2"),
        ("shipping_address_2", "address2"),
        ("Complemento", "address2"),
        ("Hausnummer", "street_number"),
        ("Código postal", "postcode"),
        ("C.P.", "postcode"),
        ("CEP", "postcode"),
        ("PLZ", "postcode"),
        ("Postnummer", "postcode"),
        ("邮编", "postcode"),
        ("Zip", "postcode"),
        ("Data de nascimento", "birth_date"),
        ("Fødselsdag", None),
        ("Email address", "email"),
        ("IP address", None),
    ],
)
def test_headers_of_six_languages(header: str, field: str | None) -> None:
    assert fields_by_name([header]).get(header) == field


def test_only_phones_and_addresses_take_several_headers() -> None:
    assert fields_by_name(["Phone", "Mobile", "Email", "E-mail", "City", "Town"]) == {
        "Phone": "phones", "Mobile": "phones", "Email": "email", "E-mail": "email", "City": "city",
    }  # fmt: skip


def test_plain_takes_accents_signs_digits_and_humps_away() -> None:
    assert plain("Último_Teléfono-2") == plain("ultimoTelefono")


def test_what_columns_look_like_decides_when_headers_do_not(read: Read) -> None:
    text = "a,b,c,d,document no\n" + "".join(
        f"2026-03-0{n},{n}.50,+3461234567{n},u{n}@example.com,1234567{n}\n" for n in range(1, 9)
    )
    assert dict(read(text).mapping) == {"a": "created_at", "b": "total", "c": "phones", "d": "email"}


def test_ruled_out_headers_stay_so_whatever_they_hold() -> None:
    assert never("Order no", "phones")
    assert never("Fax", "phones")
    assert not never("raw", "phones")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_every_source_follows_the_schema(path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    source = load_source(path)
    raw = tomllib.loads(path.read_text("utf-8"))
    known = {"id", "title", "kind", "format", "unquote", "records", "recognise", "columns", "stage", "items"}
    assert set(raw) <= known | {"fold", "packed", "extract", "done", "defaults"}
    assert source.id == path.stem
    assert source.kind in ("carts", "orders", "customers")
    assert set(source.columns) <= set(ROWS)
    assert {"email", "phones", "shop_id"} & set(source.columns)
    assert source.all or source.any


def test_the_id_of_every_guest_is_nobodys(read: Read) -> None:
    rows = read("Customer ID,Phone\n0,+34612345678\n'7,+34612345679\n").rows
    assert rows["shop_id"].to_list() == [None, "7"]


def test_ids_are_unique() -> None:
    assert len({source.id for source in sources()}) == len(sources())


def test_patterns_name_headers_in_the_order_of_trust() -> None:
    headers = ["Phone 2 - Value", "Phone 1 - Value", "Phone", "phone 1 - label"]
    assert matching(["phone", "Phone * - Value"], headers) == ["Phone", "Phone 2 - Value", "Phone 1 - Value"]


def test_a_table_of_no_known_system_is_not_recognised() -> None:
    assert recognise(["Name", "Phone"], "csv") is None
