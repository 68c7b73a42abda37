"""What agents say of customers: what came of it, until when to leave them alone, which number is somebody else's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dingterm.store.customers import BEST_FIRST


def add_outcome(
    db: sqlite3.Connection, customer_id: int, cart_id: int | None, kind: str, text: str, agent: str, at: int
) -> int:
    """Note what came of it, in the home of its cart."""
    done = db.execute(
        "INSERT INTO outcome (customer_id, cart_id, kind, text, agent, at, home_id)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT home_id FROM cart WHERE id = ?2))",
        (customer_id, cart_id, kind, text, agent, at),
    )
    return int(done.lastrowid or 0)


def outcomes(db: sqlite3.Connection, customer_id: int) -> list[sqlite3.Row]:
    """What came of a customer as far as it stands, newest first."""
    return db.execute(
        "SELECT * FROM outcome WHERE customer_id = ? AND undone_at IS NULL ORDER BY at DESC, id DESC", (customer_id,)
    ).fetchall()


def snooze(db: sqlite3.Connection, customer_id: int, until: int, agent: str, at: int, reason: str) -> None:
    """Leave a customer alone until a moment, in place of an earlier one."""
    db.execute("INSERT OR REPLACE INTO snooze VALUES (?, ?, ?, ?, ?)", (customer_id, until, agent, at, reason))


def snoozed(db: sqlite3.Connection, customer_id: int) -> sqlite3.Row | None:
    """The snooze of a customer, over or not: `customer_id`, `until`, `agent`, `at`, `reason`."""
    row: sqlite3.Row | None = db.execute("SELECT * FROM snooze WHERE customer_id = ?", (customer_id,)).fetchone()
    return row


def set_aside(
    db: sqlite3.Connection, customer_id: int, rules: Iterable[str], reason: str, agent: str, at: int
) -> list[int]:
    """Set rules aside for a customer's next contact; the new rows."""
    values = [(customer_id, rule, reason, agent, at) for rule in rules]
    statement = "INSERT INTO set_aside (customer_id, rule, reason, agent, at) VALUES (?, ?, ?, ?, ?)"
    return [int(db.execute(statement, one).lastrowid or 0) for one in values]


def best_phone(db: sqlite3.Connection, customer_id: int) -> sqlite3.Row | None:
    """The phone a customer is written to now."""
    row: sqlite3.Row | None = db.execute(
        "SELECT * FROM identifier i WHERE customer_id = ? AND kind = 'phone' AND verdict <> 'wrong'"
        f" ORDER BY {BEST_FIRST} LIMIT 1",
        (customer_id,),
    ).fetchone()
    return row


def mark_wrong(db: sqlite3.Connection, customer_id: int, phone: str) -> list[tuple[int, str]]:
    """Mark a customer's phone as somebody else's in every home; the rows with the verdicts they had."""
    which = "customer_id = ? AND kind = 'phone' AND value = ?"
    before = db.execute(f"SELECT id, verdict FROM identifier WHERE {which}", (customer_id, phone)).fetchall()
    db.execute(f"UPDATE identifier SET verdict = 'wrong' WHERE {which}", (customer_id, phone))
    return [(row["id"], row["verdict"]) for row in before]
