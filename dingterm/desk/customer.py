"""The customer behind an entry of the queue: who, why now, and what happened so far."""

from __future__ import annotations

import sqlite3
from sqlite3 import Row

from dingterm import clock
from dingterm.desk import words
from dingterm.desk.queue import queue_row
from dingterm.desk.session import Session
from dingterm.desk.timeline import known_by, same_household, timeline
from dingterm.desk.views import CartView, CustomerView, Item, QueueRow
from dingterm.errors import RecoveryError
from dingterm.recovery import words as rules
from dingterm.safe_text import safe_text
from dingterm.store import customers, homes, queue, segments, trade

STAGES = {"payment": "reached payment", "shipping": "reached shipping", "contact": "left contact details"}


def load_customer(session: Session, entry_id: int) -> CustomerView:
    """Everything the desk shows of one entry.

    Raises:
        RecoveryError: The entry has left the queue.
    """
    now = clock.now_ts()
    with session.store.reading() as db:
        row = entry_row(db, entry_id)
        customer = customers.one(db, row["customer_id"])
        known = customers.identifiers(db, customer["id"])
        entry = queue_row(row, now)
        return CustomerView(
            entry=entry,
            name=entry.customer,
            place=safe_text(" ".join(filter(None, (customer["city"], customer["region"])))),
            local_time=words.clock_there(now, customer["zones"]),
            language=safe_text(customer["language"]),
            phone=_first(known, "phone"),
            email=_first(known, "email"),
            cart=_cart(db, row["cart_id"], now) if row["cart_id"] else None,
            why=tuple(f"{text} +{points}" for text, points in rules.parts(row["parts"])),
            due=_due(row, entry, now),
            timeline=tuple(timeline(db, customer["id"])),
            known_by=tuple(known_by(db, customer["id"])),
            homes=len(homes.members(db, customer["id"])),
            households=tuple(same_household(db, customer["id"])),
            tags=tuple(safe_text(one) for one in segments.tags(db, customer["id"])),
        )


def entry_row(db: sqlite3.Connection, entry_id: int) -> Row:
    """An entry with its customer and cart.

    Raises:
        RecoveryError: The entry has left the queue.
    """
    found = queue.rows(db, [entry_id])
    if not found:
        raise RecoveryError("This customer has left the queue meanwhile. Choose another.")
    return found[0]


def _first(known: list[Row], kind: str) -> str:
    return next((safe_text(row["value"]) for row in known if row["kind"] == kind and row["verdict"] != "wrong"), "")


def _cart(db: sqlite3.Connection, cart_id: int, now: int) -> CartView:
    cart = trade.cart(db, cart_id)
    stage = STAGES.get(cart["stage"], "left")
    return CartView(
        name=safe_text(cart["name"]),
        left=f"{stage}, {words.ago(now - cart['created_at'])}",
        currency=safe_text(cart["currency"]),
        total=words.money(cart["total_minor"], cart["currency"]),
        items=tuple(_item(row, cart["currency"]) for row in trade.CARTS.items_of(db, cart_id)),
        url=safe_text(cart["url"]),
    )


def _item(row: Row, currency: str) -> Item:
    price = row["price_minor"]
    amount = "" if price is None else words.money(price * row["quantity"], currency)
    return Item(safe_text(row["title"]), safe_text(row["variant"]), row["quantity"], amount)


def _due(row: Row, entry: QueueRow, now: int) -> str:
    step = f"{rules.ordinal(row['step'])} contact"
    if entry.state == "due":
        until = words.clock_there(row["due_until"], row["zones"]) or words.stamp(row["due_until"])
        return f"now, {step}; until {until} there"
    if entry.state == "blocked":
        return f"not at all: {rules.BLOCKED[row['reason']]}"
    return f"{words.stamp(row['due_at'])}, {step}: {rules.WAITING.get(row['reason'], rules.WAITING['quiet'])}"
