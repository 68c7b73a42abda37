"""Customers keep what is known of them, and what they are known by."""

from __future__ import annotations

import pytest

from dingterm.errors import StoreError
from dingterm.store import Store, customers
from tests.unit.store import rows


def test_blanks_are_filled_and_what_was_known_stays(store: Store) -> None:
    with store.writing() as db:
        customers.add(db, [rows.customer(1, name="Ada", consent=1, created_at=5, updated_at=5)])
        customers.fill_blanks(db, [rows.customer(1, name="Eve", city="Bilbao", created_at=9, updated_at=9)])
        ada = customers.one(db, 1)
    assert (ada["name"], ada["city"], ada["consent"]) == ("Ada", "Bilbao", 1)
    assert (ada["created_at"], ada["updated_at"]) == (5, 9)


def test_a_newer_word_on_consent_wins(store: Store) -> None:
    with store.writing() as db:
        customers.add(db, [rows.customer(1, consent=1)])
        customers.fill_blanks(db, [rows.customer(1, consent=0)])
        assert customers.one(db, 1)["consent"] == 0


def test_a_customer_who_is_gone_is_named(store: Store) -> None:
    with pytest.raises(StoreError, match="customer 7 is not in the database"), store.reading() as db:
        customers.one(db, 7)


def test_an_identifier_seen_again_is_one_row_seen_last_then(store: Store) -> None:
    with store.writing() as db:
        customers.add(db, [rows.customer(1)])
        for moment in (10, 30, 20):
            customers.identify(db, [rows.phone(1, "+34600000001", first_seen=moment, last_seen=moment)])
        (known,) = customers.identifiers(db, 1)
    assert (known["first_seen"], known["last_seen"]) == (10, 30)


def test_the_phone_to_write_to_comes_first(store: Store) -> None:
    phones = [
        rows.phone(1, "+1", verdict="too_short"),
        rows.phone(1, "+2", phone_kind="fixed_line"),
        rows.phone(1, "+3", verdict="repaired", position=2),
        rows.phone(1, "+4", verdict="valid", position=1),
        rows.phone(1, "a@shop.example", kind="email", phone_kind=""),
    ]
    with store.writing() as db:
        customers.add(db, [rows.customer(1)])
        customers.identify(db, phones)
        known = [row["value"] for row in customers.identifiers(db, 1)]
    assert known == ["a@shop.example", "+4", "+3", "+2", "+1"]


def test_holders_are_everybody_with_that_kind_and_value(store: Store) -> None:
    with store.writing() as db:
        customers.add(db, [rows.customer(1, name="Ada"), rows.customer(2, name="Bob"), rows.customer(3)])
        customers.identify(db, [rows.phone(1, "+1"), rows.phone(2, "+1"), rows.phone(3, "+1", kind="handle")])
        held = customers.holders(db, "phone", ["+1", "+2"])
        nobody = customers.holders(db, "phone", [])
    assert sorted(map(tuple, held)) == [(1, "+1", "Ada"), (2, "+1", "Bob")]
    assert nobody == []


def test_more_values_than_sqlite_takes_parameters(store: Store) -> None:
    with store.writing() as db:
        customers.add(db, [rows.customer(1)])
        customers.identify(db, [rows.phone(1, "+99999")])
        assert len(customers.holders(db, "phone", (f"+{number}" for number in range(100_000)))) == 1


def test_names_are_those_of_customers_who_have_one(store: Store) -> None:
    with store.writing() as db:
        customers.add(db, [rows.customer(1, name="Ada"), rows.customer(2)])
        assert [tuple(row) for row in customers.names(db)] == [(1, "Ada", 1)]
