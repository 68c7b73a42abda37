"""Facts about small made-up shops, worked out by hand."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest

from dingterm.recovery.plan import FACTS as PLANNED
from dingterm.store import Store, customers, facts, messages, opt_outs
from dingterm.store.trade import CARTS, ORDERS
from tests.unit.store import rows

WEEK = 7 * 86_400
NOW = 100 * WEEK


@pytest.fixture
def shop(store: Store) -> Store:
    with store.writing() as db:
        customers.add(db, [rows.customer(one, zones="Europe/Madrid") for one in (1, 2, 3)])
    return store


def gathered(store: Store, ids: Sequence[int] = range(100)) -> list[dict[str, Any]]:
    return [dict(zip(facts.FACTS, values, strict=True)) for values in facts.gather(store.connection, ids)]


def only(store: Store) -> dict[str, Any]:
    (fact,) = gathered(store)
    return fact


def test_the_columns_are_those_the_plan_reads() -> None:
    assert tuple(PLANNED) == facts.FACTS


def test_nobody_without_a_reason(shop: Store) -> None:
    assert gathered(shop) == []


def test_an_open_cart_in_full(shop: Store) -> None:
    with shop.writing() as db:
        cart = rows.cart(1, "a", currency="USD", total_minor=4200, stage="payment", created_at=NOW)
        CARTS.upsert(db, [cart])
        CARTS.replace_items(db, [1], [rows.item(1, 0, "Tea"), rows.item(1, 1, "Pot")])
        customers.identify(db, [rows.phone(1, "+1", verdict="too_short"), rows.phone(1, "+2", verdict="repaired")])
        messages.add(db, [rows.message(1, NOW + 5), rows.message(1, NOW - 5)])
    assert only(shop) == {
        "customer_id": 1, "cart_id": 1, "lane": "unpaid", "since": NOW, "currency": "USD", "total_minor": 4200,
        "item_count": 2, "stage": "payment", "carts_lately": 1, "paid_orders": 0, "last_order_at": None,
        "changed_at": None, "contacts": 1, "unanswered": 2, "last_out_at": NOW + 5, "phone_out_at": NOW + 5,
        "same_items_at": None, "last_in_at": None, "opted_out": 0, "consent": None, "phone_verdict": "repaired",
        "handles": 0, "zones": "Europe/Madrid", "region": "", "phone": "+2", "claimed_by": "", "claimed_until": None,
        "snoozed_until": None, "override": "", "override_reason": "", "outcome": "", "outcome_at": None,
    }  # fmt: skip


def test_carts_that_were_bought_or_have_no_date_are_no_reason(shop: Store) -> None:
    with shop.writing() as db:
        CARTS.upsert(db, [rows.cart(1, "a", created_at=NOW, completed_at=NOW + 1), rows.cart(1, "b")])
    assert gathered(shop) == []


def test_carts_lately_are_those_of_the_week_before(shop: Store) -> None:
    ages = {"now": 0, "inside": WEEK - 1, "outside": WEEK, "later": -1}
    with shop.writing() as db:
        CARTS.upsert(db, [rows.cart(1, name, created_at=NOW - age, completed_at=NOW) for name, age in ages.items()])
        CARTS.upsert(db, [rows.cart(1, "now", created_at=NOW, updated_at=1)])
    assert only(shop)["carts_lately"] == 2


def test_the_stake_of_a_win_back_is_the_newest_paid_order(shop: Store) -> None:
    orders = [
        rows.order(1, "newest", created_at=NOW, total_minor=100, currency="EUR"),
        rows.order(1, "older", created_at=NOW - 9, total_minor=900, currency="USD"),
        rows.order(1, "never paid", created_at=NOW + 9, total_minor=1, payment="unpaid"),
    ]
    with shop.writing() as db:
        ORDERS.upsert(db, orders)
    fact = only(shop)
    assert (fact["lane"], fact["cart_id"], fact["since"]) == ("win-back", None, NOW)
    assert (fact["total_minor"], fact["currency"]) == (100, "EUR")
    assert (fact["paid_orders"], fact["last_order_at"]) == (2, NOW)


def test_orders_without_a_date_count_but_give_no_moment_to_win_back(shop: Store) -> None:
    with shop.writing() as db:
        ORDERS.upsert(db, [rows.order(1, "a")])
    assert gathered(shop) == []
    with shop.writing() as db:
        CARTS.upsert(db, [rows.cart(1, "a", created_at=NOW)])
    assert only(shop)["paid_orders"] == 1


def test_who_wrote_is_consulted_since_their_last_word(shop: Store) -> None:
    with shop.writing() as db:
        messages.add(db, [rows.message(1, at, direction="in") for at in (NOW - 9, NOW)])
        taken_back = messages.add_one(db, rows.message(1, NOW + 9, direction="in"))
        messages.undo(db, taken_back, NOW + 10)
    fact = only(shop)
    assert (fact["lane"], fact["since"], fact["last_in_at"]) == ("consulted", NOW, NOW)


def test_contacts_taken_back_do_not_count(shop: Store) -> None:
    with shop.writing() as db:
        CARTS.upsert(db, [rows.cart(1, "a", created_at=NOW)])
        first, second = (messages.add_one(db, rows.message(1, NOW + gone)) for gone in (0, 5))
        messages.undo(db, second, NOW + 6)
    fact = only(shop)
    assert (fact["contacts"], fact["last_out_at"]) == (1, NOW), first


def test_a_customer_may_have_several_reasons(shop: Store) -> None:
    with shop.writing() as db:
        CARTS.upsert(db, [rows.cart(1, "a", created_at=NOW), rows.cart(1, "b", created_at=NOW)])
        ORDERS.upsert(db, [rows.order(1, "c", created_at=NOW)])
        messages.add(db, [rows.message(1, NOW, direction="in")])
    assert sorted(fact["lane"] for fact in gathered(shop)) == ["consulted", "unpaid", "unpaid", "win-back"]


def test_an_opt_out_reaches_whoever_shares_the_number(shop: Store) -> None:
    with shop.writing() as db:
        CARTS.upsert(db, [rows.cart(one, str(one), created_at=NOW) for one in (1, 2, 3)])
        customers.identify(db, [rows.phone(1, "+1"), rows.phone(2, "+1"), rows.phone(3, "+1", kind="handle")])
        opt_outs.add(db, 1, "STOP", NOW)
    assert {fact["customer_id"]: fact["opted_out"] for fact in gathered(shop)} == {1: 1, 2: 1, 3: 0}


def test_an_opt_out_stays_with_its_customer_and_ends_when_lifted(shop: Store) -> None:
    with shop.writing() as db:
        CARTS.upsert(db, [rows.cart(one, str(one), created_at=NOW) for one in (1, 2)])
        opt_outs.add(db, 1, "STOP", NOW)
    assert [fact["opted_out"] for fact in gathered(shop)] == [1, 0]
    with shop.writing() as db:
        db.execute("UPDATE opt_out SET lifted_at = 1")
    assert [fact["opted_out"] for fact in gathered(shop)] == [0, 0]


def test_some_customers_have_the_facts_they_have_among_all(shop: Store) -> None:
    dice = random.Random(7)
    with shop.writing() as db:
        CARTS.upsert(db, [rows.cart(dice.randint(1, 3), str(n), created_at=NOW - n) for n in range(20)])
        ORDERS.upsert(db, [rows.order(dice.randint(1, 3), str(n), created_at=NOW - n) for n in range(20)])
        messages.add(db, [rows.message(dice.randint(1, 3), NOW - n, direction="in") for n in range(20)])
    everybody = gathered(shop)
    for one in (1, 2, 3):
        assert gathered(shop, [one]) == [fact for fact in everybody if fact["customer_id"] == one]
    assert gathered(shop, []) == []


def test_contacts_of_a_shared_phone_and_about_identical_items(shop: Store) -> None:
    with shop.writing() as db:
        CARTS.upsert(db, [rows.cart(one, str(one), created_at=NOW) for one in (1, 2, 3)])
        items = [rows.item(1, 0, "Tea"), rows.item(1, 1, "Pot"), rows.item(2, 0, "Pot"), rows.item(2, 1, "Tea")]
        CARTS.replace_items(db, [1, 2, 3], [*items, rows.item(3, 0, "Tea")])
        customers.identify(db, [rows.phone(one, "+1") for one in (1, 2, 3)])
        messages.add(db, [rows.message(2, NOW + 5, cart_id=2), rows.message(3, NOW + 7, cart_id=3)])
    found = {fact["customer_id"]: fact for fact in gathered(shop)}
    assert {one: fact["phone_out_at"] for one, fact in found.items()} == dict.fromkeys((1, 2, 3), NOW + 7)
    assert {one: fact["same_items_at"] for one, fact in found.items()} == {1: NOW + 5, 2: None, 3: None}


def test_unanswered_are_the_contacts_since_a_sign_of_life(shop: Store) -> None:
    with shop.writing() as db:
        CARTS.upsert(db, [rows.cart(1, "a", created_at=NOW - 9)])
        messages.add(db, [rows.message(1, NOW + at) for at in (0, 2, 4, 6)])
        messages.add(db, [rows.message(1, NOW + 1, direction="in")])
    unpaid, consulted = gathered(shop)
    assert (unpaid["contacts"], unpaid["unanswered"], consulted["contacts"]) == (4, 3, 3)
    with shop.writing() as db:
        ORDERS.upsert(db, [rows.order(1, "b", created_at=NOW + 4)])
    assert {fact["unanswered"] for fact in gathered(shop)} == {1}


def test_snoozes_end_with_an_answer_and_what_was_set_aside_with_a_contact(shop: Store) -> None:
    with shop.writing() as db:
        CARTS.upsert(db, [rows.cart(1, "a", created_at=NOW)])
        db.execute("INSERT INTO snooze VALUES (1, ?, 'mia', ?, '')", (NOW + 99, NOW))
        for rule in ("quiet", "cooldown"):
            db.execute("INSERT INTO set_aside VALUES (NULL, 1, ?, 'she asked', 'mia', ?)", (rule, NOW))
    fact = only(shop)
    assert (fact["snoozed_until"], fact["override_reason"]) == (NOW + 99, "she asked")
    assert set(fact["override"].split("|")) == {"quiet", "cooldown"}
    with shop.writing() as db:
        messages.add(db, [rows.message(1, NOW), rows.message(1, NOW + 1, direction="in")])
    for fact in gathered(shop):
        assert (fact["snoozed_until"], fact["override"], fact["override_reason"]) == (None, "", "")


def test_a_claim_and_a_handle_are_known(shop: Store) -> None:
    with shop.writing() as db:
        CARTS.upsert(db, [rows.cart(1, "a", created_at=NOW, updated_at=NOW + 3)])
        customers.identify(db, [rows.phone(1, "@lu", kind="handle")])
        db.execute("INSERT INTO claim VALUES (1, 'ben', 7)")
    fact = only(shop)
    assert (fact["claimed_by"], fact["claimed_until"], fact["handles"], fact["changed_at"]) == ("ben", 7, 1, NOW + 3)
