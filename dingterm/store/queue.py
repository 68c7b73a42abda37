"""The plan as last worked out, read page by page."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from dingterm.store import bulk, filters

ENTRY = (
    "customer_id", "cart_id", "lane", "standing", "step", "score", "parts", "since", "due_at", "due_until", "reason",
    "blocked", "currency", "total_minor", "item_count",
)  # fmt: skip

_ROWS = """
SELECT q.*, c.name AS customer, c.zones,
    (SELECT i.value FROM identifier i WHERE i.customer_id = q.customer_id AND i.kind IN ('phone', 'email')
     ORDER BY i.kind DESC, i.position LIMIT 1) AS known_by
FROM queue_entry q JOIN customer c ON c.id = q.customer_id
WHERE q.id IN (SELECT value FROM json_each(?))
"""


_STANDING = "coalesce(standing, lane)"
"""Where an entry stands; one planned by an older version stands in its lane."""


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """How many entries stand where."""
    return dict(db.execute(f"SELECT {_STANDING}, count(*) FROM queue_entry GROUP BY 1").fetchall())


def due(db: sqlite3.Connection, now: int) -> int:
    """How many entries may be written to now."""
    row = db.execute(
        "SELECT count(*) FROM queue_entry WHERE blocked = 0 AND due_at <= ?1 AND due_until > ?1", (now,)
    ).fetchone()
    return int(row[0])


EVERY: tuple[str, Sequence[object]] = ("1", ())
"""The condition that every entry meets."""


def usual(standing: str) -> str:
    """How entries follow each other where they stand: who waits by time, everybody else the most promising first."""
    return "due" if standing == "waiting" else "score"


def ids(
    db: sqlite3.Connection,
    standing: str,
    order: str = "",
    where: tuple[str, Sequence[object]] = EVERY,
    most: int = -1,
) -> array[int]:
    """The ids of the entries that stand somewhere.

    Args:
        db: The database.
        standing: Where.
        order: As `filters.order` makes it; empty for the order to work through them.
        where: As `filters.where` makes it.
        most: How many at the most; all when negative.
    """
    condition, values = where
    order = order or filters.order(usual(standing))
    customer = " JOIN customer c ON c.id = q.customer_id" if "c." in condition + order else ""
    found = db.execute(
        f"SELECT q.id FROM queue_entry q{customer} WHERE {_STANDING} = ? AND {condition} ORDER BY {order} LIMIT ?",
        (standing, *values, most),
    )
    return array("q", (row[0] for row in found))


_COME = f"{_STANDING} = 'waiting' AND due_at <= ?1 AND due_until > ?1"
_OVER = f"{_STANDING} NOT IN ('waiting', 'closed') AND blocked = 0 AND due_until <= ?1"


def turns(db: sqlite3.Connection, now: int) -> bool:
    """Whether the moment of an entry has come, or its hours are over, since the plan was worked out."""
    asked = (
        f"SELECT EXISTS (SELECT 1 FROM queue_entry WHERE {_COME}) OR EXISTS (SELECT 1 FROM queue_entry WHERE {_OVER})"
    )
    return bool(db.execute(asked, (now,)).fetchone()[0])


def turn(db: sqlite3.Connection, now: int) -> int:
    """Let entries whose moment has come stand in their lane, and those whose hours are over wait; how many moved."""
    come = db.execute(f"UPDATE queue_entry SET standing = lane WHERE {_COME}", (now,))
    over = db.execute(f"UPDATE queue_entry SET standing = 'waiting' WHERE {_OVER}", (now,))
    return come.rowcount + over.rowcount


def rows(db: sqlite3.Connection, entry_ids: Sequence[int]) -> list[sqlite3.Row]:
    """Entries with their customer and cart, in the order asked for; ones that are gone are left out."""
    found = {row["id"]: row for row in db.execute(_ROWS, (bulk.as_json(entry_ids),))}
    return [found[one] for one in entry_ids if one in found]


def standing(db: sqlite3.Connection, entry_id: int) -> str:
    """Where an entry stands; empty when it is gone."""
    row = db.execute(f"SELECT {_STANDING} FROM queue_entry WHERE id = ?", (entry_id,)).fetchone()
    return row[0] if row else ""


def of_customer(db: sqlite3.Connection, customer_id: int) -> int | None:
    """The id of a customer's entry, if they are in the queue."""
    row = db.execute("SELECT id FROM queue_entry WHERE customer_id = ?", (customer_id,)).fetchone()
    return row[0] if row else None


_MINE, _THEIRS = ", ".join(f"queue_entry.{c}" for c in ENTRY[1:]), ", ".join(f"excluded.{c}" for c in ENTRY[1:])
_REPLACED = (
    f"ON CONFLICT (customer_id) DO UPDATE SET ({', '.join(ENTRY[1:])}) = ({_THEIRS}) WHERE ({_MINE}) IS NOT ({_THEIRS})"
)
"""What has not changed is not written: most of a queue stays as it is from one hour to the next."""


def replace(db: sqlite3.Connection, customer_ids: Iterable[int], entries: Iterable[Sequence[Any]]) -> None:
    """Put entries (values in the order of `ENTRY`) in place of these customers'.

    An entry that stays keeps its id, so that a screen does not lose its place.
    """
    entries = list(entries)
    gone = set(customer_ids) - {entry[0] for entry in entries}
    db.execute("DELETE FROM queue_entry WHERE customer_id IN (SELECT value FROM json_each(?))", (bulk.as_json(gone),))
    bulk.insert(db, "queue_entry", ENTRY, entries, _REPLACED)


def plan(db: sqlite3.Connection) -> tuple[int, dict[str, float]]:
    """When the plan was last worked out in full, and the median cart value of each currency then, in minor units."""
    row = db.execute("SELECT planned_at, medians FROM plan").fetchone()
    return (row[0], json.loads(row[1])) if row else (0, {})


def set_plan(db: sqlite3.Connection, planned_at: int, medians: dict[str, float]) -> None:
    """Note when the plan was worked out in full, and by which medians."""
    db.execute("INSERT OR REPLACE INTO plan VALUES (1, ?, ?)", (planned_at, json.dumps(medians)))
