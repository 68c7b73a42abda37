"""Rows for the store in a few words: what a test does not name is blank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dingterm.store import messages, queue
from dingterm.store.customers import CUSTOMER, IDENTIFIER
from dingterm.store.trade import CARTS, ORDERS

Row = tuple[Any, ...]


def customer(customer_id: int, **known: Any) -> Row:
    return _row(CUSTOMER, {"consent": None, "created_at": 1, "updated_at": 1}, {"id": customer_id, **known})


def phone(customer_id: int, value: str, **known: Any) -> Row:
    blank = {"kind": "phone", "verdict": "valid", "phone_kind": "mobile", "raw": value, "position": 0}
    seen = {"source_record_id": None, "first_seen": 1, "last_seen": 1, "home_id": None}
    return _row(IDENTIFIER, blank | seen, {"customer_id": customer_id, "value": value, **known})


def cart(customer_id: int, external_id: str, **known: Any) -> Row:
    blank = {"platform": "shop", "currency": "EUR", "total_minor": None, "completed_at": None}
    times = {"created_at": None, "updated_at": None, "source_record_id": None}
    return _row(CARTS.columns, blank | times, {"customer_id": customer_id, "external_id": external_id, **known})


def order(customer_id: int, external_id: str, **known: Any) -> Row:
    blank = {"platform": "shop", "currency": "EUR", "total_minor": None, "created_at": None, "payment": "paid"}
    link = {"source_record_id": None}
    return _row(ORDERS.columns, blank | link, {"customer_id": customer_id, "external_id": external_id, **known})


def message(customer_id: int, at: int, **known: Any) -> Row:
    return _row(
        messages.MESSAGE, messages.BLANK | {"direction": "out"}, {"customer_id": customer_id, "at": at, **known}
    )


def entry(customer_id: int, **known: Any) -> Row:
    numbers = {"step": 1, "score": 0, "since": 0, "due_at": 0, "due_until": 1, "blocked": 0, "item_count": 0}
    blank = numbers | {"lane": "unpaid", "standing": None, "cart_id": None, "total_minor": None}
    return _row(queue.ENTRY, blank, {"customer_id": customer_id, **known})


def item(document: int, position: int, title: str) -> Row:
    return (document, position, title, "", "", 1, 500)


def _row(columns: Sequence[str], blank: dict[str, Any], known: dict[str, Any]) -> Row:
    assert not known.keys() - set(columns), known.keys() - set(columns)
    values = dict.fromkeys(columns, "") | blank | known
    return tuple(values[name] for name in columns)
