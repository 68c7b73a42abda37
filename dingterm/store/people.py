"""Every customer as they came, with what they are known by: what one person is recognised from."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from dingterm.store import bulk

PERSON = ("home", "name", "given_name", "family_name", "city", "country", "phones", "emails", "shop_id")
"""The columns of a person, in order; phones and e-mail addresses are lines of one text."""

_OWN = "(i.home_id = c.id OR (i.customer_id = c.id AND i.home_id IS NULL))"


def count(db: sqlite3.Connection) -> int:
    """How many homes there are."""
    return int(db.execute("SELECT count(*) FROM customer").fetchone()[0])


def people(db: sqlite3.Connection, wanted: Sequence[int] = (), most: int | None = None) -> list[tuple[object, ...]]:
    """All homes, or `most` of them and those that are wanted; values in the order of `PERSON`."""
    some = "SELECT value FROM json_each(?) UNION SELECT id FROM (SELECT id FROM customer ORDER BY id LIMIT ?)"
    chosen = "" if most is None else f"WHERE c.id IN ({some})"
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
            " FROM customer c LEFT JOIN customer_before b ON b.customer_id = c.id"
            f" {chosen} ORDER BY c.id",
            (bulk.as_json(wanted), most) if most is not None else (),
        )
    ]
