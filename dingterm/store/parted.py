"""One source record let go out of its home: what is its own goes with it to a new home, and finds back.

What another record of the home tells too, a shared number, is kept by both.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from dingterm.store import bulk, customers

_HOME = "coalesce(home_id, customer_id)"
_TO = "SET customer_id = :new, home_id = NULL"
_PAPERS = f"source_record_id = :record AND {_HOME} = :home"
_LEAVE = (
    f"UPDATE source_record {_TO} WHERE id = :record",
    f"UPDATE message {_TO} WHERE {_HOME} = :home AND cart_id IN (SELECT id FROM cart WHERE {_PAPERS})",
    f"UPDATE outcome {_TO} WHERE {_HOME} = :home AND cart_id IN (SELECT id FROM cart WHERE {_PAPERS})",
    f"UPDATE cart {_TO} WHERE {_PAPERS}",
    f"UPDATE order_ {_TO} WHERE {_PAPERS}",
    f"UPDATE opt_out {_TO} WHERE {_HOME} = :home AND (message_id IN (SELECT id FROM message WHERE customer_id = :new)"
    " OR kind || ' ' || value IN (SELECT value FROM json_each(:own)))",
    f"UPDATE identifier {_TO} WHERE {_HOME} = :home AND kind || ' ' || value IN (SELECT value FROM json_each(:own))",
)
_COPY = """
INSERT INTO identifier (customer_id, kind, value, raw, verdict, region, phone_kind, position, source_record_id,
    first_seen, last_seen, home_id)
SELECT :new, kind, value, raw, verdict, region, phone_kind, position, :record, first_seen, last_seen, NULL
FROM identifier WHERE coalesce(home_id, customer_id) = :home
    AND kind || ' ' || value IN (SELECT value FROM json_each(:shared)) ORDER BY id
"""

_BACK = ("source_record", "cart", "order_", "message", "opt_out", "outcome", "customer_tag")
_TWICE = (
    # of an identifier that both have by now the first stays, seen last when either was
    "UPDATE identifier SET last_seen = (SELECT max(i.last_seen) FROM identifier i"
    " WHERE i.kind = identifier.kind AND i.value = identifier.value"
    " AND coalesce(i.home_id, i.customer_id) IN (:home, :new))"
    f" WHERE {_HOME} IN (:home, :new)",
    f"DELETE FROM identifier WHERE {_HOME} IN (:home, :new) AND EXISTS (SELECT 1 FROM identifier i"
    " WHERE i.kind = identifier.kind AND i.value = identifier.value AND i.id < identifier.id"
    " AND coalesce(i.home_id, i.customer_id) IN (:home, :new))",
    "UPDATE identifier SET customer_id = :owner, home_id = :back WHERE customer_id = :new",
)
_POINTING = ("deed", "draft", "set_aside")
_GONE = (
    "UPDATE OR IGNORE snooze SET customer_id = :owner WHERE customer_id = :new",
    "DELETE FROM snooze WHERE customer_id = :new",
    "DELETE FROM claim WHERE customer_id = :new",
    "DELETE FROM queue_entry WHERE customer_id = :new",
    "DELETE FROM doubt WHERE a = :new OR b = :new",
    "DELETE FROM customer_text WHERE rowid = :new",
    "DELETE FROM customer_before WHERE customer_id = :new",
    "DELETE FROM customer WHERE id = :new",
)


def records(db: sqlite3.Connection, home: int) -> list[sqlite3.Row]:
    """The records of a home that tell of a person, oldest first: `id`, `told`."""
    return db.execute(
        "SELECT id, told FROM source_record WHERE (home_id = :home OR (customer_id = :home AND home_id IS NULL))"
        " AND told IS NOT NULL ORDER BY id",
        {"home": home},
    ).fetchall()


def leave(db: sqlite3.Connection, record: int, home: int, own: Sequence[str], shared: Mapping[str, int]) -> int:
    """Make a home of one record; returns its id. Its own row is as blank as can be.

    Args:
        db: The transaction.
        record: The record.
        home: Where it leaves.
        own: `kind value` of the identifiers that only it tells.
        shared: Those that another record tells too, with that record.
    """
    new = bulk.next_id(db, "customer")
    blank = dict.fromkeys(customers.CUSTOMER, "") | {"id": new, "consent": None}
    at = db.execute("SELECT created_at, updated_at FROM customer WHERE id = ?", (home,)).fetchone()
    customers.add(db, [tuple((blank | dict(at))[name] for name in customers.CUSTOMER)])
    values = {"record": record, "home": home, "new": new, "own": json.dumps(own), "shared": json.dumps([*shared])}
    db.execute(_COPY, values)
    for statement in _LEAVE:
        db.execute(statement, values)
    db.executemany(
        f"UPDATE identifier SET source_record_id = ? WHERE source_record_id = ? AND {_HOME} = ?"
        " AND kind || ' ' || value = ?",
        ((other, record, home, known) for known, other in shared.items()),
    )
    return new


def sources(db: sqlite3.Connection, home: int, record: int) -> list[int]:
    """The identifiers of a home that were first seen in this record."""
    found = db.execute(f"SELECT id FROM identifier WHERE source_record_id = ? AND {_HOME} = ?", (record, home))
    return [row[0] for row in found]


def keep(
    db: sqlite3.Connection, entry: int, record: int, before: Mapping[str, Any], after: Mapping[str, Any],
    identifiers: Sequence[int],
) -> None:  # fmt: skip
    """Note what a home said before and after a record left it, and which identifiers it had from it."""
    texts = (json.dumps(one, ensure_ascii=False) for one in (before, after, list(identifiers)))
    db.execute("INSERT INTO parted VALUES (?, ?, ?, ?, ?)", (entry, record, *texts))


def noted(db: sqlite3.Connection, entry: int) -> tuple[int, dict[str, Any], dict[str, Any], list[int]]:
    """What `keep` noted of an entry of the log: the record, before, after, identifiers."""
    row = db.execute("SELECT * FROM parted WHERE merge_id = ?", (entry,)).fetchone()
    return row["source_record_id"], *(json.loads(row[name]) for name in ("before", "after", "identifiers"))


def come_back(db: sqlite3.Connection, new: int, home: int, owner: int, record: int, identifiers: Sequence[int]) -> None:
    """Give a home everything that a home of one record has, which is no more then.

    Args:
        db: The transaction.
        new: The home of one record.
        home: Where it came from.
        owner: Who has that one now.
        record: The record.
        identifiers: What the home had from it.
    """
    values = {"new": new, "home": home, "owner": owner, "back": None if owner == home else home}
    for table in _BACK:
        db.execute(f"UPDATE {table} SET customer_id = :owner, home_id = :back WHERE customer_id = :new", values)
    for statement in _TWICE:
        db.execute(statement, values)
    db.execute(
        "UPDATE identifier SET source_record_id = ? WHERE id IN (SELECT value FROM json_each(?))",
        (record, bulk.as_json(identifiers)),
    )
    for table in _POINTING:
        db.execute(f"UPDATE {table} SET customer_id = :owner WHERE customer_id = :new", values)
    for statement in _GONE:
        db.execute(statement, values)


def of_customer(db: sqlite3.Connection, customer_id: int) -> list[sqlite3.Row]:
    """All records a customer has that tell of a person: with the `file` each came in."""
    return db.execute(
        "SELECT r.*, n.file FROM source_record r JOIN import_run n ON n.id = r.import_run_id"
        " WHERE r.customer_id = ? AND r.told IS NOT NULL ORDER BY r.id",
        (customer_id,),
    ).fetchall()
