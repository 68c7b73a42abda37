"""What each agent did, with the way back: one newest deed after another can be taken back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence

WayBack = Mapping[str, Sequence[object]]
"""What to put back: names of `_BACK`, each with the rows it is about."""

_THESE = "IN (SELECT value FROM json_each(:rows))"
_BACK = {
    "message": f"UPDATE message SET undone_at = :now WHERE id {_THESE}",
    "tagged": f"UPDATE customer_tag SET undone_at = :now WHERE id {_THESE}",
    "untagged": f"UPDATE customer_tag SET undone_at = NULL WHERE id {_THESE}",
    "outcome": f"UPDATE outcome SET undone_at = :now WHERE id {_THESE}",
    "lifted": f"UPDATE opt_out SET lifted_at = NULL WHERE id {_THESE}",
    "set_aside": f"DELETE FROM set_aside WHERE id {_THESE}",
    "snoozed": f"DELETE FROM snooze WHERE customer_id {_THESE}",
    "snooze": "INSERT OR REPLACE INTO snooze SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4"
    " FROM json_each(:rows)",
    "verdict": "UPDATE identifier SET verdict = was.value ->> 1 FROM json_each(:rows) was"
    " WHERE identifier.id = was.value ->> 0",
}
"""In this order: a snooze is ended before an earlier one is put back. An opt-out is not among them: undoing the answer
in which it was heard leaves it standing."""


def add(
    db: sqlite3.Connection,
    at: int,
    agent: str,
    kind: str,
    customer_id: int,
    sentence: str,
    way_back: WayBack,
    bulk: int | None = None,
) -> int:
    """Note a deed; those of one `bulk` are taken back together."""
    done = db.execute(
        "INSERT INTO deed (at, agent, kind, customer_id, sentence, way_back, bulk) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (at, agent, kind, customer_id, sentence, json.dumps(way_back), bulk),
    )
    return int(done.lastrowid or 0)


def last(db: sqlite3.Connection, agent: str) -> list[sqlite3.Row]:
    """An agent's newest deed that stands, with those done in bulk with it, the newest first; none when there is none.

    Deeds of one bulk follow one another.
    """
    return db.execute(
        "WITH newest AS (SELECT id, bulk FROM deed WHERE agent = :agent AND undone_at IS NULL"
        " ORDER BY id DESC LIMIT 1)"
        " SELECT d.* FROM deed d, newest n WHERE d.agent = :agent AND d.undone_at IS NULL"
        " AND (d.id = n.id OR d.bulk = n.bulk) ORDER BY d.id DESC",
        {"agent": agent},
    ).fetchall()


def new_bulk(db: sqlite3.Connection) -> int:
    """A number for deeds that are to be taken back together."""
    return int(db.execute("SELECT coalesce(max(id), 0) + 1 FROM deed").fetchone()[0])


def undo(db: sqlite3.Connection, deed: sqlite3.Row, now: int) -> None:
    """Put back what a deed changed, and mark it as taken back."""
    way_back = json.loads(deed["way_back"])
    for name, statement in _BACK.items():
        if name in way_back:
            db.execute(statement, {"rows": json.dumps(way_back[name]), "now": now})
    db.execute("UPDATE deed SET undone_at = ? WHERE id = ?", (now, deed["id"]))
