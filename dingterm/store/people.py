"""What every record tells of a person: what people are recognised from.

`source_record.told` is JSON: `name`, `given_name`, `family_name`, `language`, `region`, `city`, `address`, `address2`,
`street_number`, `postcode`, `birth_date` (`1990-05-01`), `consent`, `phones` (E.164), `others` (what is no number),
`emails`, `shop_id` (with its platform); what it says nothing of is not there. It is never changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from dingterm.store import bulk

_HOME = "coalesce(r.home_id, r.customer_id)"


def count(db: sqlite3.Connection) -> int:
    """How many homes there are."""
    return int(db.execute("SELECT count(*) FROM customer").fetchone()[0])


def told(db: sqlite3.Connection) -> list[tuple[int, str]]:
    """Every record that tells of a person: its home, and what it tells."""
    found = db.execute(f"SELECT {_HOME}, r.told FROM source_record r WHERE r.told IS NOT NULL ORDER BY r.id")
    return [tuple(row) for row in found]


def since(db: sqlite3.Connection, record: int) -> list[int]:
    """The homes of records that came after one and tell of a person."""
    found = db.execute(f"SELECT DISTINCT {_HOME} FROM source_record r WHERE r.id > ? AND r.told IS NOT NULL", (record,))
    return [row[0] for row in found]


def told_of(db: sqlite3.Connection, homes: Sequence[int], most: int = 0) -> list[tuple[int, str]]:
    """The same of some homes, and of the first `most` records besides."""
    some = "SELECT id FROM source_record ORDER BY id LIMIT ?2"
    own = " UNION ".join(f"SELECT id FROM source_record WHERE {which}" for which in (
        "home_id IN (SELECT value FROM json_each(?1))",
        "customer_id IN (SELECT value FROM json_each(?1)) AND home_id IS NULL",
        f"id IN ({some})",
    ))  # fmt: skip
    found = db.execute(
        f"SELECT {_HOME}, r.told FROM source_record r WHERE r.id IN ({own}) AND r.told IS NOT NULL ORDER BY r.id",
        (bulk.as_json(homes), most),
    )
    return [tuple(row) for row in found]


def holders(db: sqlite3.Connection, kind: str, values: Iterable[str]) -> list[int]:
    """The homes that hold any of these identifiers."""
    found = db.execute(
        "SELECT DISTINCT coalesce(home_id, customer_id) FROM identifier"
        " WHERE kind = ? AND value IN (SELECT value FROM json_each(?))",
        (kind, bulk.as_json(values)),
    )
    return [row[0] for row in found]
