"""What was written to customers, and what they wrote."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from dingterm.store import bulk

MESSAGE = (
    "customer_id",
    "cart_id",
    "at",
    "direction",
    "origin",
    "template_id",
    "wording",
    "lane",
    "step",
    "language",
    "text",
    "channel",
    "account",
    "agent",
    "route",
    "source",
)

"""The columns of a message, in order."""

BLANK: dict[str, Any] = dict.fromkeys(MESSAGE, "") | {"cart_id": None, "wording": 0, "step": 0}
"""A message of which nothing is known yet."""


def add(db: sqlite3.Connection, rows: Iterable[Sequence[Any]], home: int | None = None) -> None:
    """Add messages; values in the order of `MESSAGE`, and their home where it is not their customer."""
    bulk.insert(db, "message", (*MESSAGE, "home_id"), ((*row, home) for row in rows))


def add_one(db: sqlite3.Connection, row: Sequence[Any]) -> int:
    """Add one message and return its id."""
    add(db, [row])
    return int(db.execute("SELECT last_insert_rowid()").fetchone()[0])


def of_customer(db: sqlite3.Connection, customer_id: int) -> list[sqlite3.Row]:
    """A customer's messages that stand, newest first."""
    return db.execute(
        "SELECT * FROM message WHERE customer_id = ? AND undone_at IS NULL ORDER BY at DESC, id DESC", (customer_id,)
    ).fetchall()


def logged_at_desk(db: sqlite3.Connection, customer_id: int) -> list[sqlite3.Row]:
    """When and what was copied for a customer at the desk, not what came in with an exported chat: `at`, `text`."""
    return db.execute(
        "SELECT at, text FROM message WHERE customer_id = ? AND direction = 'out' AND agent <> ''"
        " AND undone_at IS NULL",
        (customer_id,),
    ).fetchall()


def last_by(db: sqlite3.Connection, agent: str) -> sqlite3.Row | None:
    """The newest contact of an agent that stands, if there is one."""
    row: sqlite3.Row | None = db.execute(
        "SELECT * FROM message WHERE agent = ? AND direction = 'out' AND undone_at IS NULL ORDER BY id DESC LIMIT 1",
        (agent,),
    ).fetchone()
    return row


def last_to(db: sqlite3.Connection, customer_id: int) -> sqlite3.Row | None:
    """The newest contact with a customer that stands, if there is one."""
    row: sqlite3.Row | None = db.execute(
        "SELECT * FROM message WHERE customer_id = ? AND direction = 'out' AND undone_at IS NULL"
        " ORDER BY at DESC, id DESC LIMIT 1",
        (customer_id,),
    ).fetchone()
    return row


def undo(db: sqlite3.Connection, message_id: int, at: int) -> bool:
    """Mark a message as taken back; False when somebody was quicker."""
    done = db.execute("UPDATE message SET undone_at = ? WHERE id = ? AND undone_at IS NULL", (at, message_id))
    return done.rowcount == 1


def uses(db: sqlite3.Connection, customer_id: int) -> dict[str, int]:
    """How often each template went to this customer."""
    found = db.execute(
        "SELECT template_id, count(*) FROM message"
        " WHERE customer_id = ? AND direction = 'out' AND undone_at IS NULL GROUP BY template_id",
        (customer_id,),
    )
    return dict(found.fetchall())


def answers(db: sqlite3.Connection, within: int) -> dict[str, tuple[int, int]]:
    """How often each template was sent and answered: template id to contacts and answers.

    Args:
        db: The database.
        within: Seconds in which a message of the customer counts as an answer.
    """
    found = db.execute(
        "SELECT template_id, count(*), sum(EXISTS (SELECT 1 FROM message i WHERE i.customer_id = m.customer_id"
        " AND i.at > m.at AND i.at <= m.at + ? AND i.direction = 'in')) FROM message m"
        " WHERE direction = 'out' AND undone_at IS NULL AND template_id <> '' GROUP BY template_id",
        (within,),
    )
    return {row[0]: (row[1], row[2]) for row in found}


def words_of(db: sqlite3.Connection, customer_id: int, most: int) -> list[str]:
    """What a customer wrote last, the newest first."""
    found = db.execute(
        "SELECT text FROM message WHERE customer_id = ? AND direction = 'in' ORDER BY at DESC, id DESC LIMIT ?",
        (customer_id, most),
    )
    return [row[0] for row in found]
