"""The next import closes carts that were bought after all and credits the contact before, once."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from dingterm import clock
from dingterm.desk.contact import record_contact
from dingterm.desk.planning import replan_all
from dingterm.desk.queue import entry_ids, queue_rows
from dingterm.desk.session import Session
from dingterm.desk.undoing import undo
from dingterm.desk.views import QueueRow, Reply
from dingterm.store.trade import CARTS, ORDERS
from tests.conftest import NOON
from tests.unit.store import rows

NOW = int(NOON.timestamp())
REPLY = Reply(template_id="", title="", language="es", wording=0, text="Hola", missing=())


def cart_of(session: Session, due: QueueRow) -> dict[str, Any]:
    with session.store.reading() as db:
        return dict(CARTS.of_customer(db, due.customer_id)[0])


def buy(session: Session, due: QueueRow, after: int, **known: Any) -> None:
    cart = cart_of(session, due)
    same = {"currency": cart["currency"], "total_minor": cart["total_minor"], "created_at": NOW + after}
    with session.store.writing() as db:
        ORDERS.upsert(db, [rows.order(due.customer_id, f"bought-{after}", **same | known)])


def credits(session: Session) -> list[dict[str, Any]]:
    with session.store.reading() as db:
        return [json.loads(row[0]) for row in db.execute("SELECT payload FROM event WHERE kind = 'recovered'")]


def later(session: Session) -> None:
    with clock.frozen(NOON + timedelta(days=2)):
        replan_all(session)


def test_a_bought_cart_is_closed_and_credited_once(session: Session, due: QueueRow) -> None:
    contact = record_contact(session, due.id, REPLY, "Hola", "tmux").message_id
    buy(session, due, 3600)
    later(session)
    later(session)
    cart = cart_of(session, due)
    assert cart["completed_at"] == NOW + 3600
    (credit,) = credits(session)
    assert (credit["credited"], credit["total_minor"]) == (contact, cart["total_minor"])
    (row,) = queue_rows(session, [due.id])
    assert row.lane == "win-back" and due.id in entry_ids(session, "waiting")


@pytest.mark.parametrize(
    ("after", "known"), [(-60, {}), (9 * 86_400, {}), (3600, {"total_minor": 1}), (3600, {"payment": "unpaid"})],
    ids=["before the contact", "long after", "something else", "not paid"],
)  # fmt: skip
def test_what_is_not_credited(session: Session, due: QueueRow, after: int, known: dict[str, Any]) -> None:
    record_contact(session, due.id, REPLY, "Hola", "tmux")
    buy(session, due, after, **known)
    later(session)
    assert credits(session) == []
    assert (cart_of(session, due)["completed_at"] is None) == bool(known)


def test_a_contact_taken_back_is_not_credited(session: Session, due: QueueRow) -> None:
    record_contact(session, due.id, REPLY, "Hola", "tmux")
    undo(session)
    buy(session, due, 3600)
    later(session)
    assert credits(session) == [] and cart_of(session, due)["completed_at"] == NOW + 3600


def test_a_cart_the_shop_closed_itself_is_credited_too(session: Session, due: QueueRow) -> None:
    record_contact(session, due.id, REPLY, "Hola", "tmux")
    with session.store.writing() as db:
        db.execute("UPDATE cart SET completed_at = ? WHERE id = ?", (NOW + 3600, cart_of(session, due)["id"]))
    buy(session, due, 3600)
    later(session)
    assert len(credits(session)) == 1
