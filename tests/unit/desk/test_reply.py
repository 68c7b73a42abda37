"""Replies for an entry: favourites that fit, a search, and text filled with this customer's own facts."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest

from dingterm.desk.chat import chat_link
from dingterm.desk.customer import load_customer
from dingterm.desk.queue import entry_ids, queue_rows
from dingterm.desk.reply import favourites, fill_reply, search_replies
from dingterm.desk.session import Session
from dingterm.desk.views import LANES, QueueRow
from dingterm.settings import Discount
from tests.conftest import NOON


def test_every_lane_has_favourites_that_fill(session: Session) -> None:
    for lane in LANES:
        for row in queue_rows(session, entry_ids(session, lane)):
            offered = favourites(session, row.id)
            assert [choice.key for choice in offered] == list(range(1, len(offered) + 1))
            reply = fill_reply(session, row.id, offered[0].template_id)
            assert reply.text
            assert reply.missing == ()


def test_a_reply_names_the_customer_and_the_cart(session: Session, due: QueueRow) -> None:
    customer = load_customer(session, due.id)
    text = fill_reply(session, due.id, "cart-saved", "en").text
    assert customer.cart is not None
    assert customer.cart.url in text
    assert any(item.title in text for item in customer.cart.items)


def test_the_language_is_the_customers_or_the_one_asked_for(session: Session) -> None:
    by_language = {}
    for row in queue_rows(session, entry_ids(session, "unpaid")):
        asked = load_customer(session, row.id).language
        by_language[asked] = fill_reply(session, row.id, "cart-saved").language
        assert fill_reply(session, row.id, "cart-saved", "pt").language == "pt"
    assert by_language["zh-Hans"] == "zh-Hans"
    assert by_language["fr"] == "fr"


@pytest.mark.parametrize(
    ("discount", "offered"),
    [
        (Discount(), False),
        (Discount(percent=10), True),
        (Discount(amount="5.00", currency="EUR"), True),
        (Discount(percent=10, until=NOON.date()), True),
        (Discount(percent=10, until=NOON.date() - timedelta(days=1)), False),
    ],
)
def test_an_incentive_needs_a_discount_that_stands(
    session: Session, due: QueueRow, discount: Discount, offered: bool
) -> None:
    session.settings = dataclasses.replace(session.settings, discount=discount)
    choices = (*favourites(session, due.id), *search_replies(session, due.id, ""))
    assert ("incentive" in {choice.category for choice in choices}) is offered


def test_search_finds_by_a_mistyped_word(session: Session, due: QueueRow) -> None:
    found = [choice.template_id for choice in search_replies(session, due.id, "remnider")]
    assert "gentle-reminder" in found[:3]


def test_favourites_from_the_settings_keep_their_keys(session: Session, due: QueueRow) -> None:
    named = {"unpaid": ["need-help", "cart-saved"]}
    session.settings = dataclasses.replace(session.settings, favourites=named)
    assert [choice.template_id for choice in favourites(session, due.id)[:2]] == named["unpaid"]


def test_the_demo_makes_a_link_and_opens_nothing(session: Session, due: QueueRow) -> None:
    link = chat_link(session, due.id, "Hola & adiós")
    digits = load_customer(session, due.id).phone.removeprefix("+")
    assert link.url == f"https://wa.me/{digits}?text=Hola%20%26%20adi%C3%B3s"
    assert (link.opened, "demo" in link.sentence) == (False, True)
