"""One history of a customer, whatever it came from, and what they are known by."""

from __future__ import annotations

import sqlite3
from sqlite3 import Row

from dingterm.desk import words
from dingterm.desk.pairs import households
from dingterm.desk.views import Known, Moment
from dingterm.safe_text import safe_text
from dingterm.store import customers, homes, marks, messages, provenance, trade


def timeline(db: sqlite3.Connection, customer_id: int) -> list[Moment]:
    """Everything that happened with a customer, the newest first, each with its source."""
    moments = [
        *(_message(row) for row in messages.of_customer(db, customer_id)),
        *(_document(row, "cart") for row in trade.CARTS.of_customer(db, customer_id)),
        *(_document(row, "order") for row in trade.ORDERS.of_customer(db, customer_id)),
        *(_outcome(row) for row in marks.outcomes(db, customer_id)),
        *(_registration(row) for row in provenance.registrations(db, customer_id)),
    ]
    return sorted(moments, key=lambda moment: -moment.at)


def known_by(db: sqlite3.Connection, customer_id: int) -> list[Known]:
    """Every phone, address and shop id, with where and when it was seen."""
    return [
        Known(
            kind={"email": "e-mail", "shop_id": "shop id"}.get(row["kind"], row["kind"]),
            value=safe_text(row["value"]),
            verdict=row["verdict"],
            source=safe_text(row["file"] or ""),
            first_seen=words.stamp(row["first_seen"]),
            last_seen=words.stamp(row["last_seen"]),
        )
        for row in provenance.identifiers(db, customer_id)
    ]


def same_household(db: sqlite3.Connection, customer_id: int) -> list[str]:
    """Names of customers whom an agent linked as one household."""
    others = households(db, homes.members(db, customer_id))
    return [safe_text(customers.one(db, one)["name"] or f"customer {one}") for one in others]


def _document(row: Row, kind: str) -> Moment:
    at = row["created_at"] or 0
    total = f"{row['currency']} {words.money(row['total_minor'], row['currency'])}"
    state = row["status"] if kind == "order" else ("bought" if row["completed_at"] else "left")
    return Moment(at, words.stamp(at), kind, safe_text(f"{row['name']} {total} {state}"), safe_text(row["platform"]))


def _registration(row: Row) -> Moment:
    at = row["started_at"]
    return Moment(at, words.stamp(at), "registration", safe_text(f"in {row['file']}"), safe_text(row["source"]))


def _outcome(row: Row) -> Moment:
    return Moment(row["at"], words.stamp(row["at"]), row["kind"], safe_text(row["text"]), safe_text(row["agent"]))


def _message(row: Row) -> Moment:
    kind = "contact" if row["direction"] == "out" else "answer"
    source = safe_text(row["agent"] or row["source"])
    return Moment(row["at"], words.stamp(row["at"]), kind, safe_text(row["text"]), source)
