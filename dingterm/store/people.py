"""Every customer as they came, with what they are known by: what one person is recognised from."""

from __future__ import annotations

import sqlite3

PERSON = ("home", "name", "given_name", "family_name", "city", "country", "phones", "emails", "shop_id")
"""The columns of a person, in order; phones and e-mail addresses are lines of one text."""

_OWN = "(i.home_id = c.id OR (i.customer_id = c.id AND i.home_id IS NULL))"


def people(db: sqlite3.Connection) -> list[tuple[object, ...]]:
    """All homes, values in the order of `PERSON`."""
    lines = {
        kind: f"(SELECT group_concat(i.value, char(10)) FROM identifier i WHERE i.kind = '{kind}' AND i.customer_id ="
        f" coalesce(c.merged_into, c.id) AND {_OWN})"
        for kind in ("phone", "email", "shop_id")
    }
    return [
        tuple(row)
        for row in db.execute(
            "SELECT c.id, coalesce(json_extract(b.original, '$.name'), c.name),"
            " coalesce(json_extract(b.original, '$.given_name'), c.given_name),"
            " coalesce(json_extract(b.original, '$.family_name'), c.family_name), c.city, c.region,"
            f" {lines['phone']}, {lines['email']}, {lines['shop_id']}"
            " FROM customer c LEFT JOIN customer_before b ON b.customer_id = c.id ORDER BY c.id"
        )
    ]
