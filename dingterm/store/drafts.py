"""AI drafts: what was asked, what came, what it cost, what was copied of it, and whether the customer answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from dingterm.store import bulk

DRAFT = (
    "at",
    "agent",
    "customer_id",
    "cart_id",
    "lane",
    "step",
    "host",
    "model",
    "language",
    "variant",
    "direction",
    "request",
    "text",
    "outcome",
    "sentence",
    "marks",
    "tokens_in",
    "tokens_out",
    "counted",
    "cost_micros",
    "currency",
    "milliseconds",
)
"""The columns of a draft as it came. `request` and `marks` are JSON; money is in millionths of the currency."""

ANSWER_SECONDS = 7 * 86_400
"""How long after a contact an answer counts as one to it."""

_BY_MODEL = """
SELECT d.model, d.host, count(*) AS drafts, sum(d.outcome = 'whole') AS whole, count(d.copied_text) AS copied,
    sum(d.edits) AS edits, sum(CASE WHEN d.copied_text IS NOT NULL THEN length(d.text) END) AS copied_length,
    sum(d.tokens_in + d.tokens_out) AS tokens, sum(d.cost_micros) AS cost_micros, d.currency,
    count(m.id) AS sent,
    sum(m.id IS NOT NULL AND EXISTS (
        SELECT 1 FROM message a WHERE a.customer_id = m.customer_id AND a.direction = 'in' AND a.undone_at IS NULL
            AND a.at >= m.at AND a.at <= m.at + :answer)) AS answered
FROM draft d LEFT JOIN message m ON m.id = d.message_id AND m.undone_at IS NULL
GROUP BY d.host, d.model, d.currency ORDER BY drafts DESC, d.model
"""


def add(db: sqlite3.Connection, row: Sequence[Any]) -> int:
    """Keep a draft, values in the order of `DRAFT`, and return its id."""
    bulk.insert(db, "draft", DRAFT, [row])
    return int(db.execute("SELECT last_insert_rowid()").fetchone()[0])


def one(db: sqlite3.Connection, draft_id: int) -> sqlite3.Row:
    """A draft by id.

    Raises:
        StoreError: There is none.
    """
    return bulk.one(db, "draft", draft_id)


def copied(db: sqlite3.Connection, draft_id: int, text: str, edits: int, message_id: int) -> None:
    """Note what was copied of a draft after the agent's edits, and the contact it became."""
    db.execute(
        "UPDATE draft SET copied_text = ?, edits = ?, message_id = ? WHERE id = ?", (text, edits, message_id, draft_id)
    )


def stopped(db: sqlite3.Connection, message_id: int, begun: str) -> int:
    """The newest draft that the agent of a message stopped for its customer and that begins so; 0 for none."""
    row = db.execute(
        "SELECT d.id FROM draft d JOIN message m ON m.customer_id = d.customer_id AND m.agent = d.agent"
        " WHERE m.id = ? AND d.outcome = 'stopped' AND substr(d.text, 1, length(?)) = ? ORDER BY d.id DESC",
        (message_id, begun, begun),
    ).fetchone()
    return int(row[0]) if row else 0


def spent_since(db: sqlite3.Connection, at: int) -> sqlite3.Row:
    """What drafts since a moment took: `drafts`, `tokens`, `cost_micros`."""
    row: sqlite3.Row = db.execute(
        "SELECT count(*) AS drafts, coalesce(sum(tokens_in + tokens_out), 0) AS tokens,"
        " coalesce(sum(cost_micros), 0) AS cost_micros FROM draft WHERE at >= ?",
        (at,),
    ).fetchone()
    return row


def by_model(db: sqlite3.Connection) -> list[sqlite3.Row]:
    """Drafts, edits and answers of each model."""
    return db.execute(_BY_MODEL, {"answer": ANSWER_SECONDS}).fetchall()
