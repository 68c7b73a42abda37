"""Where what is known of a customer came from."""

from __future__ import annotations

import sqlite3

from dingterm.store.customers import BEST_FIRST


def identifiers(db: sqlite3.Connection, customer_id: int) -> list[sqlite3.Row]:
    """A customer's identifiers, the best of each kind first, once each: with the `file` each was first seen in."""
    return db.execute(
        "SELECT i.kind, i.value, i.verdict, min(i.first_seen) AS first_seen, max(i.last_seen) AS last_seen, n.file"
        " FROM identifier i LEFT JOIN source_record r ON r.id = i.source_record_id"
        " LEFT JOIN import_run n ON n.id = r.import_run_id"
        f" WHERE i.customer_id = ? GROUP BY i.kind, i.value ORDER BY {BEST_FIRST}",
        (customer_id,),
    ).fetchall()


def registrations(db: sqlite3.Connection, customer_id: int) -> list[sqlite3.Row]:
    """The records that only name a customer: `file`, `source`, `started_at` of the import."""
    return db.execute(
        "SELECT n.file, r.source, n.started_at FROM source_record r JOIN import_run n ON n.id = r.import_run_id"
        " WHERE r.customer_id = ? AND r.kind = 'customers' ORDER BY n.started_at DESC, r.id DESC",
        (customer_id,),
    ).fetchall()
