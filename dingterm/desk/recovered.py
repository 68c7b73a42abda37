"""Carts that were bought after all: closed, and credited to the contact that came before. Loads polars."""

from __future__ import annotations

import sqlite3
from typing import Any

import polars as pl

from dingterm import clock
from dingterm.desk.session import Session
from dingterm.recovery import attribution
from dingterm.recovery.policy import DAY
from dingterm.store import events, outcomes


def settle_bought(session: Session, db: sqlite3.Connection) -> int:
    """Close carts that an order has settled, inside the caller's transaction; how many were newly credited.

    A credit is an event `recovered` of the audit log, with the order, the contact and the amount; each cart has at most
    one.
    """
    carts = outcomes.carts(db)
    customers = {row[1] for row in carts}
    bought = attribution.bought(
        _frame(carts, attribution.CARTS), _frame(outcomes.orders(db, customers), attribution.ORDERS)
    )
    outcomes.close(db, bought.select("bought_at", "cart_id").iter_rows())
    window = round(session.settings.contact.credit_days * DAY)
    contacts = _frame(outcomes.contacts(db, bought["customer_id"].unique()), attribution.CONTACTS)
    won = attribution.credited(bought, contacts, window)
    known = outcomes.credited(db, won["cart_id"])
    fresh = [row for row in won.iter_rows(named=True) if row["cart_id"] not in known]
    for row in fresh:
        _log(session, db, row)
    return len(fresh)


def _frame(rows: outcomes.Rows, columns: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=columns, orient="row")


def _log(session: Session, db: sqlite3.Connection, row: dict[str, Any]) -> None:
    events.log(
        db, clock.now_ts(), session.agent, "recovered", row["customer_id"], row["cart_id"], order=row["order_id"],
        credited=row["message_id"], bought_at=row["bought_at"], currency=row["currency"],
        total_minor=row["total_minor"],
    )  # fmt: skip
