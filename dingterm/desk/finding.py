"""Customers found by a few words: a name, the digits of a number, an e-mail address."""

from __future__ import annotations

import sqlite3

from dingterm.desk.histories import Found
from dingterm.desk.session import Session
from dingterm.identity.likeness import likest_first
from dingterm.safe_text import safe_text
from dingterm.store import bulk, search

_SHOWN = """
SELECT c.id, c.name, c.city, c.region, q.id AS entry_id, coalesce(q.standing, q.lane, '') AS lane,
    (SELECT i.value FROM identifier i WHERE i.customer_id = c.id
    AND i.kind IN ('phone', 'email') ORDER BY i.kind DESC, i.position LIMIT 1) AS known_by
FROM customer c LEFT JOIN queue_entry q ON q.customer_id = c.id WHERE c.id IN (SELECT value FROM json_each(?))
"""


def find_customers(session: Session, query: str, limit: int = 20) -> list[Found]:
    """Customers that have every word of a query, the likest first.

    Args:
        session: The desk.
        query: Beginnings of words, of a number (as the customer writes it at home too) or of an address.
        limit: How many at the most.
    """
    with session.store.reading() as db:
        found = [_found(row) for row in db.execute(_SHOWN, (bulk.as_json(search.find(db, query)),))]
    found.sort(key=lambda one: one.id)
    order = likest_first(query, [f"{one.name} {one.known_by}" for one in found])
    return [found[place] for place in order[:limit]]


def _found(row: sqlite3.Row) -> Found:
    place = " ".join(filter(None, (row["city"], row["region"])))
    known = row["known_by"] or ""
    name = safe_text(row["name"] or known or f"customer {row['id']}")
    return Found(row["id"], name, safe_text(place), safe_text(known), row["lane"], row["entry_id"])
