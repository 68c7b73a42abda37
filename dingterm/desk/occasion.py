"""What is at hand for a reply to one entry: the facts a template may speak of, and the occasion it has to fit."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from sqlite3 import Row
from typing import Any

from dingterm import clock
from dingterm.desk import words
from dingterm.desk.customer import entry_row
from dingterm.desk.session import Session
from dingterm.recovery.sample_size import ENOUGH
from dingterm.replies.context import facts
from dingterm.replies.fit import Occasion
from dingterm.replies.languages import chain
from dingterm.replies.spoken import heard
from dingterm.settings import Discount
from dingterm.store import customers, messages, trade

WITHIN = 72 * 3_600
"""Seconds in which a message counts as the answer to a contact."""

HEARD = 20
"""Messages of a customer from which their language is told."""

OLD = 600
"""Seconds after which the answers are counted again."""


@dataclass(frozen=True)
class Case:
    """One entry as the reply rooms see it: its row, the context, the occasion, how often each template went to this
    customer, and what came of each in all."""

    entry: Row
    context: dict[str, Any]
    occasion: Occasion
    uses: dict[str, int]
    answers: Mapping[str, tuple[int, int]]


def load_case(session: Session, entry_id: int) -> Case:
    """Gather what a reply to an entry may draw on.

    Raises:
        RecoveryError: The entry has left the queue.
    """
    with session.store.reading() as db:
        entry = entry_row(db, entry_id)
        customer = customers.one(db, entry["customer_id"])
        context = _context(session, db, customer, entry)
        uses = messages.uses(db, customer["id"])
        said = [] if customer["language"] else messages.words_of(db, customer["id"], HEARD)
    language = heard(said, session.templates.languages) if said else ""
    languages = chain(customer["language"], customer["region"], session.settings.language, language)
    answers = answers_by_template(session)
    worked = tuple(sorted((one, got / sent) for one, (sent, got) in answers.items() if sent >= ENOUGH))
    used = frozenset(uses)
    occasion = Occasion(entry["lane"], entry["step"], languages, facts(context), used, worked)
    return Case(entry, context, occasion, uses, answers)


def answers_by_template(session: Session) -> Mapping[str, tuple[int, int]]:
    """Contacts and answers of each template; read again when it has grown old."""
    now = clock.now_ts()
    if now - session.answers_read >= OLD:
        with session.store.reading() as db:
            session.answers = messages.answers(db, WITHIN)
        session.answers_read = now
    return session.answers


def _context(session: Session, db: sqlite3.Connection, customer: Row, entry: Row) -> dict[str, Any]:
    shop, discount = session.settings.shop, session.settings.discount
    orders = trade.ORDERS.of_customer(db, customer["id"])
    return {
        "customer": {
            "first_name": customer["given_name"] or customer["name"],
            "name": customer["name"],
            "city": customer["city"],
            "language": customer["language"],
        },
        "cart": _document(db, trade.CARTS, trade.cart(db, entry["cart_id"])) if entry["cart_id"] else {},
        "order": _document(db, trade.ORDERS, orders[0]) if orders else {},
        "shop": {"name": shop.name, "url": shop.url, "signature": shop.signature},
        "discount": _discount(discount) if discount.stands(clock.now().date()) else {},
        "agent": {"name": session.agent},
    }


def _document(db: sqlite3.Connection, aggregate: trade.Aggregate, row: Row) -> dict[str, Any]:
    return dict(row) | {"items": [dict(item) for item in aggregate.items_of(db, row["id"])]}


def _discount(discount: Discount) -> dict[str, Any]:
    minor = words.minor(discount.amount, discount.currency) if discount.amount else None
    return {
        "percent": discount.percent,
        "amount_minor": minor,
        "currency": discount.currency,
        "code": discount.code,
        "until": discount.until,
    }
