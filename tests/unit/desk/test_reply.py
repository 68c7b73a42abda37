"""Replies for an entry: favourites that fit, a search, and text filled with this customer's own facts."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest

from dingterm import clock
from dingterm.desk.chat import chat_link
from dingterm.desk.customer import load_customer
from dingterm.desk.queue import entry_ids, queue_rows
from dingterm.desk.reply import favourites, fill_reply, search_replies
from dingterm.desk.session import Session
from dingterm.desk.views import LANES, QueueRow
from dingterm.settings import Discount
from dingterm.store import messages
from tests.conftest import NOON

DAY = 86_400


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


def sent(session: Session, customer_id: int, template_id: str, count: int, answers: int) -> None:
    """Contacts of one customer, the first ones answered after an hour."""
    with session.store.writing() as db:
        at = clock.now_ts() - 90 * DAY
        for number in range(count):
            moment = at + number * 4 * DAY // 5
            kept = {"customer_id": customer_id, "template_id": template_id, "agent": "mia", "text": "Hola"}
            messages.add(db, [tuple((messages.BLANK | kept | {"at": moment, "direction": "out"}).values())])
            if number < answers:
                heard = {"customer_id": customer_id, "at": moment + 3_600, "direction": "in", "text": "sí"}
                messages.add(db, [tuple((messages.BLANK | heard).values())])


def ids_offered(session: Session, entry_id: int) -> list[str]:
    return [choice.template_id for choice in favourites(session, entry_id)]


def test_what_this_customer_had_goes_last_and_says_so(session: Session, due: QueueRow) -> None:
    first = ids_offered(session, due.id)[0]
    sent(session, due.customer_id, first, 1, 0)
    offered = favourites(session, due.id)
    assert offered[0].template_id != first
    assert {one.template_id: one.used for one in search_replies(session, due.id, "")}[first] == 1


def test_what_is_answered_more_comes_first_once_there_are_enough_to_tell(session: Session, due: QueueRow) -> None:
    other = next(row for row in queue_rows(session, entry_ids(session, "unpaid")) if row.id != due.id)
    before = ids_offered(session, due.id)
    alike = [one for one in before if session.templates.get(one).steps == session.templates.get(before[0]).steps]
    loser, winner = alike[0], alike[1]
    sent(session, other.customer_id, winner, 19, 19)
    assert ids_offered(session, due.id) == before, "19 contacts are too few"
    sent(session, other.customer_id, winner, 1, 1)
    sent(session, other.customer_id, loser, 20, 0)
    session.answers_read = 0
    after = ids_offered(session, due.id)
    assert after.index(winner) < after.index(loser)
    choice = next(one for one in favourites(session, due.id) if one.template_id == winner)
    assert (choice.sent, choice.answered) == (20, 20)


def test_the_language_is_heard_in_the_conversation_where_none_is_recorded(session: Session, due: QueueRow) -> None:
    with session.store.writing() as db:
        db.execute("UPDATE customer SET language = '' WHERE id = ?", (due.customer_id,))
        words = "Guten Tag, ich wollte fragen, ob es den Pullover auch in einer anderen Größe gibt"
        heard = {"customer_id": due.customer_id, "at": clock.now_ts() - 99, "direction": "in", "text": words}
        messages.add(db, [tuple((messages.BLANK | heard).values())])
    assert fill_reply(session, due.id, "cart-saved").language == "de"
    with session.store.writing() as db:
        db.execute("UPDATE customer SET language = 'pt' WHERE id = ?", (due.customer_id,))
    assert fill_reply(session, due.id, "cart-saved").language == "pt", "what was said goes before what is heard"
