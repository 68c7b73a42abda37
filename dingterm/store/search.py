"""Customers by the words of their names and the digits of their numbers (SQLite FTS5).

A number is kept with and without its first digits, so that it is found as the customer writes it at home.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator

from dingterm.store import bulk

MOST = 500
"""Rows that a search hands on to be ranked; ranking inside SQLite reads every match."""

_TEXTS = """
SELECT c.id, c.name, (SELECT group_concat(i.kind || char(31) || i.value, char(30)) FROM identifier i
    WHERE i.customer_id = c.id AND i.kind IN ('phone', 'email')) AS known
FROM customer c WHERE c.merged_into IS NULL
"""
_CALLING_CODE = 3
"""Digits that a calling code has at the most."""

NOTHING = '""'
"""A question to FTS5 that nothing answers."""

_WORD = re.compile(r"\w+")


def rebuild(db: sqlite3.Connection) -> None:
    """Index every customer anew."""
    db.execute("DELETE FROM customer_text")
    _add(db, db.execute(_TEXTS))


def refresh(db: sqlite3.Connection, customer_ids: Iterable[int]) -> None:
    """Index these customers anew; one that was merged into another is found no more."""
    chosen = bulk.as_json(customer_ids)
    db.execute("DELETE FROM customer_text WHERE rowid IN (SELECT value FROM json_each(?))", (chosen,))
    _add(db, db.execute(f"{_TEXTS} AND c.id IN (SELECT value FROM json_each(?))", (chosen,)))


def behind(db: sqlite3.Connection, since_record: int) -> list[int]:
    """Customers who are not indexed as they are: those not there, and those of source records after this one."""
    found = db.execute(
        "SELECT id FROM customer WHERE merged_into IS NULL AND id NOT IN (SELECT rowid FROM customer_text)"
        " UNION SELECT customer_id FROM source_record WHERE id > ? AND customer_id IS NOT NULL",
        (since_record,),
    )
    return [row[0] for row in found]


def find(db: sqlite3.Connection, words: str) -> list[int]:
    """At most `MOST` customers that have every word, each as the beginning of one of theirs; in no order."""
    asked = match(words)
    if asked == NOTHING:
        return []
    found = db.execute(f"SELECT rowid FROM customer_text WHERE customer_text MATCH ? LIMIT {MOST}", (asked,))
    return [row[0] for row in found]


def match(words: str) -> str:
    """What FTS5 is asked for customers that have every word, each as the beginning of one of theirs."""
    return " AND ".join(f'"{word}"*' for word in _WORD.findall(_joined(words))) or NOTHING


def _add(db: sqlite3.Connection, rows: Iterable[sqlite3.Row]) -> None:
    texts = [(row["id"], row["name"], " ".join(_known(row["known"] or ""))) for row in rows]
    bulk.insert(db, "customer_text", ("rowid", "name", "known"), texts)


def _known(packed: str) -> Iterator[str]:
    for one in filter(None, packed.split("\x1e")):
        kind, _, value = one.partition("\x1f")
        if kind == "phone":
            plain = value.removeprefix("+")
            digits = plain if plain.isdigit() else "".join(filter(str.isdigit, plain))
            yield from (digits[start:] for start in range(_CALLING_CODE + 1) if len(digits) > start + _CALLING_CODE)
        else:
            yield value


def _joined(words: str) -> str:
    """A number written with blanks and signs as one word."""
    return re.sub(r"(?<=\d)[\s().\-/]+(?=\d)", "", words.replace("+", ""))
