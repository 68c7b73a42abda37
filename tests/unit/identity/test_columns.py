"""Columns of any table to the fields people are told by."""

from __future__ import annotations

from dingterm.identity.columns import field_named, fields_of


def test_columns_are_known_by_their_names() -> None:
    headers = ["fname", "Apellidos", "Código postal", "Address 2", "Date of Birth", "Colour"]
    assert fields_of(headers, {"Apellidos": "family_name", "Colour": "tags"}, {}) == {
        "fname": "given_name",
        "Apellidos": "family_name",
        "Código postal": "postcode",
        "Address 2": "address2",
        "Date of Birth": "birth_date",
    }


def test_what_the_user_says_goes_first() -> None:
    assert fields_of(["City"], {"City": "city"}, {"City": "phone"}) == {"City": "phones"}


def test_one_and_several_are_one_field() -> None:
    assert (field_named("email"), field_named("phones"), field_named("colour")) == ("emails", "phones", None)
