"""What the desk asks while an agent waits goes by an index, never through a whole table."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from dingterm.store import Store, customers, facts, imports, messages, opt_outs, queue
from dingterm.store.trade import CARTS, ORDERS

Ask = Callable[[sqlite3.Connection], object]

QUESTIONS: dict[str, Ask] = {
    "queue.ids": lambda db: queue.ids(db, "unpaid"),
    "queue.rows": lambda db: queue.rows(db, [1, 2]),
    "queue.due": lambda db: queue.due(db, 5),
    "queue.of_customer": lambda db: queue.of_customer(db, 1),
    "customers.holders": lambda db: customers.holders(db, "phone", ["+1"]),
    "customers.one": lambda db: customers.identifiers(db, 1),
    "opt_outs.add": lambda db: opt_outs.add(db, 1, "STOP", 1),
    "messages.of_customer": lambda db: messages.of_customer(db, 1),
    "messages.last_by": lambda db: messages.last_by(db, "mia"),
    "messages.uses": lambda db: messages.uses(db, 1),
    "carts.of_customer": lambda db: CARTS.of_customer(db, 1),
    "orders.items_of": lambda db: ORDERS.items_of(db, 1),
    "imports.known_hashes": lambda db: imports.known_hashes(db, "generic", ["x"]),
    "imports.rejects": lambda db: imports.rejects(db, 1),
    "facts.gather": lambda db: facts.gather(db, [1]),
}
TABLES = {
    "customer", "identifier", "cart", "cart_item", "order_", "order_item", "message", "opt_out", "queue_entry",
    "source_record", "reject",
}  # fmt: skip


def plans(db: sqlite3.Connection, ask: Ask) -> list[str]:
    """The query plan of every statement a question runs."""
    statements: list[str] = []
    db.set_trace_callback(statements.append)
    ask(db)
    db.set_trace_callback(None)
    asked = [one for one in statements if one.lstrip().startswith(("SELECT", "WITH", "INSERT", "UPDATE"))]
    return [row["detail"] for one in asked for row in db.execute(f"EXPLAIN QUERY PLAN {one}")]


def walked(db: sqlite3.Connection, ask: Ask) -> list[str]:
    """Steps that read a whole table (`SCAN q`, by name or alias)."""
    aliases = {"c", "i", "k", "m", "o", "q", "x"}
    scans = [step for step in plans(db, ask) if step.startswith("SCAN ")]
    return [step for step in scans if step.split()[1] in TABLES | aliases]


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_table_is_walked(store: Store, name: str) -> None:
    found = plans(store.connection, QUESTIONS[name])
    assert any("INDEX" in step or "PRIMARY KEY" in step for step in found), found
    assert walked(store.connection, QUESTIONS[name]) == []


def test_a_lane_comes_sorted_from_its_index(store: Store) -> None:
    assert plans(store.connection, QUESTIONS["queue.ids"]) == ["SEARCH q USING INDEX queue_entry_standing (<expr>=?)"]


def test_a_walk_would_be_seen(store: Store) -> None:
    assert walked(store.connection, lambda db: db.execute("SELECT * FROM message m WHERE text = 'x'").fetchall())


def test_phones_are_looked_up_by_their_number(store: Store) -> None:
    found = plans(store.connection, QUESTIONS["facts.gather"])
    assert [step for step in found if step.endswith("identifier_value (kind=?)")] == []
    assert any("identifier_value (kind=? AND value=?)" in step for step in found)
