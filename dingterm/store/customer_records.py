"""What a customer's record said before others were merged into it, so that it can say so again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from dingterm.store import bulk

FIELDS = ("name", "given_name", "family_name", "language", "region", "city", "zones", "consent")
"""What is composed from several records."""

Record = dict[str, Any]

_ORDERED = """
SELECT c.id, (SELECT max(o.created_at) FROM order_ o
    WHERE o.home_id = c.id OR (o.customer_id = c.id AND o.home_id IS NULL)) AS ordered_at
FROM customer c WHERE c.id IN (SELECT value FROM json_each(?))
"""


def originals(db: sqlite3.Connection, homes: Iterable[int]) -> dict[int, Record]:
    """Each home's own record: as it was before it was composed, with what an import has changed since."""
    chosen = bulk.as_json(homes)
    rows = db.execute("SELECT * FROM customer WHERE id IN (SELECT value FROM json_each(?))", (chosen,))
    now = {row["id"]: {name: row[name] for name in (*FIELDS, "updated_at")} for row in rows.fetchall()}
    for row in db.execute(
        "SELECT * FROM customer_before WHERE customer_id IN (SELECT value FROM json_each(?))", (chosen,)
    ):
        held = now[row["customer_id"]]
        original, composed = json.loads(row["original"]), json.loads(row["composed"])
        unchanged = {name: original[name] for name in FIELDS if held[name] == composed[name]}
        now[row["customer_id"]] = held | unchanged
    return now


def ordered_at(db: sqlite3.Connection, homes: Iterable[int]) -> dict[int, int | None]:
    """When each home last ordered."""
    return dict(db.execute(_ORDERED, (bulk.as_json(homes),)).fetchall())


def compose(db: sqlite3.Connection, records: Mapping[int, tuple[Record, Record]]) -> None:
    """Write composed records; each customer's original, then what is composed of it and others."""
    db.executemany(
        "INSERT OR REPLACE INTO customer_before VALUES (?, ?, ?)",
        ((one, _json(original), _json(composed)) for one, (original, composed) in records.items()),
    )
    _write(db, {one: composed for one, (_original, composed) in records.items()})


def restore(db: sqlite3.Connection, records: Mapping[int, Record]) -> None:
    """Write customers' own records back."""
    _write(db, records)
    db.executemany("DELETE FROM customer_before WHERE customer_id = ?", ((one,) for one in records))


def _write(db: sqlite3.Connection, records: Mapping[int, Record]) -> None:
    sets = ", ".join(f"{name} = ?" for name in FIELDS)
    rows = ((*(record[name] for name in FIELDS), one) for one, record in records.items())
    db.executemany(f"UPDATE customer SET {sets} WHERE id = ?", rows)


def _json(record: Record) -> str:
    return json.dumps({name: record[name] for name in FIELDS}, ensure_ascii=False)
