"""Whose the rows are: each belongs to a customer, and remembers the customer it came with, its home.

`customer_id` is who has a row now; `home_id` is null while that is its home. A merge moves rows, and they find back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from dingterm.store import bulk
from dingterm.store.customers import BEST_FIRST

OWNED = ("source_record", "identifier", "cart", "order_", "message", "opt_out", "outcome", "customer_tag")
"""The tables whose rows go with their home."""

_MESSAGE_HOME = """
UPDATE message SET home_id = CASE
    WHEN cart_id IS NOT NULL THEN (SELECT k.home_id FROM cart k WHERE k.id = message.cart_id)
    WHEN lane = 'win-back' THEN (SELECT o.home_id FROM order_ o WHERE o.customer_id = message.customer_id
        ORDER BY o.created_at DESC, o.id DESC LIMIT 1)
    ELSE (SELECT m.home_id FROM message m WHERE m.customer_id = message.customer_id AND m.direction = 'in'
        ORDER BY m.at DESC, m.id DESC LIMIT 1) END
WHERE id = ?
"""

_OF = "(home_id = :home OR (customer_id = :home AND home_id IS NULL))"
_ADOPT = """
UPDATE {table} SET home_id = nullif(coalesce(r.home_id, r.customer_id), {table}.customer_id)
FROM source_record r JOIN customer c ON c.id = coalesce(r.home_id, r.customer_id)
WHERE r.id = {table}.source_record_id AND r.import_run_id = ?
    AND coalesce(c.merged_into, c.id) = {table}.customer_id
"""


def move(db: sqlite3.Connection, owners: Mapping[int, int]) -> None:
    """Give every row of these homes to its new owner; a home that owns itself has its rows back."""
    pairs = [(owner, home) for home, owner in owners.items()]
    for table in OWNED:
        db.executemany(
            f"UPDATE {table} SET customer_id = ?1, home_id = CASE WHEN ?1 = ?2 THEN NULL ELSE ?2 END"
            " WHERE (customer_id = ?2 AND home_id IS NULL) OR home_id = ?2",
            pairs,
        )
    db.executemany("UPDATE customer SET merged_into = nullif(?1, ?2) WHERE id = ?2", pairs)


def owner(db: sqlite3.Connection, customer_id: int) -> int:
    """Who has what came with a customer: another one after a merge, else the customer."""
    found = db.execute("SELECT coalesce(merged_into, id) FROM customer WHERE id = ?", (customer_id,)).fetchone()
    return int(found[0]) if found else customer_id


def members(db: sqlite3.Connection, customer_id: int) -> list[int]:
    """The homes a customer is made of, its own first."""
    found = db.execute("SELECT id FROM customer WHERE merged_into = ? ORDER BY id", (customer_id,))
    return [customer_id, *(row[0] for row in found)]


def owners(db: sqlite3.Connection, homes: Iterable[int]) -> dict[int, int]:
    """Who has each of these homes now."""
    found = db.execute(
        "SELECT id, coalesce(merged_into, id) FROM customer WHERE id IN (SELECT value FROM json_each(?))",
        (bulk.as_json(homes),),
    )
    return dict(found.fetchall())


def merged(db: sqlite3.Connection) -> dict[int, int]:
    """Who has each home that is not its own customer any more."""
    return dict(db.execute("SELECT id, merged_into FROM customer WHERE merged_into IS NOT NULL").fetchall())


def settle_message(db: sqlite3.Connection, message_id: int) -> None:
    """Give a new message the home of what it is about, its cart, the last order or the last answer, to go with it."""
    db.execute(_MESSAGE_HOME, (message_id,))


def adopt(db: sqlite3.Connection, run_id: int) -> list[int]:
    """Give the carts and orders of an import the home of their record; the merged customers that it added to."""
    if not db.execute("SELECT 1 FROM customer WHERE merged_into IS NOT NULL LIMIT 1").fetchone():
        return []
    for table in ("cart", "order_"):
        db.execute(_ADOPT.format(table=table), (run_id,))
    found = db.execute(
        "SELECT DISTINCT r.customer_id FROM source_record r JOIN customer c ON c.merged_into = r.customer_id"
        " WHERE r.import_run_id = ?",
        (run_id,),
    )
    return [row[0] for row in found]


def identifiers(db: sqlite3.Connection, home: int) -> list[sqlite3.Row]:
    """What a home itself is known by, the best of each kind first."""
    return db.execute(f"SELECT * FROM identifier i WHERE {_OF} ORDER BY {BEST_FIRST}", {"home": home}).fetchall()


def documents(db: sqlite3.Connection, table: str, home: int) -> list[sqlite3.Row]:
    """A home's own rows of `cart` or `order_`, newest first."""
    return db.execute(f"SELECT * FROM {table} WHERE {_OF} ORDER BY created_at DESC, id DESC", {"home": home}).fetchall()


def first_record(db: sqlite3.Connection, home: int) -> sqlite3.Row | None:
    """Where a home came from: `file`, `line`, `source` of its oldest record, if it has one."""
    row: sqlite3.Row | None = db.execute(
        "SELECT n.file, r.line, r.source FROM source_record r JOIN import_run n ON n.id = r.import_run_id"
        " WHERE r.home_id = :home OR (r.customer_id = :home AND r.home_id IS NULL) ORDER BY r.id LIMIT 1",
        {"home": home},
    ).fetchone()
    return row
