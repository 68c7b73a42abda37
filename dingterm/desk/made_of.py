"""The source records a customer is made of: where each came from, and what it tells."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dingterm.desk.session import Session
from dingterm.errors import UsageError
from dingterm.safe_text import safe_text
from dingterm.store import homes, parted

KIND = {"carts": "cart", "orders": "order", "customers": "registration"}


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A row as it came: its number, the customer who has it now, its file and line, what it is and says."""

    record: int
    customer: int
    source: str
    kind: str
    name: str
    known_by: str
    place: str


def made_of(session: Session, customers: Iterable[int]) -> list[SourceRecord]:
    """The records of customers, whoever has them now; of each the oldest first.

    Raises:
        UsageError: One of them is not there.
    """
    with session.store.reading() as db:
        asked = list(customers)
        there = homes.owners(db, asked)
        if missing := [one for one in asked if one not in there]:
            raise UsageError(f"There is no customer {missing[0]}. `dingterm customer find WORDS` lists them.")
        owners = dict.fromkeys(there[one] for one in asked)
        return [_shown(row) for owner in owners for row in parted.of_customer(db, owner)]


def _shown(row: sqlite3.Row) -> SourceRecord:
    told: dict[str, Any] = json.loads(row["told"])
    known = [*told.get("phones", ()), *told.get("others", ()), *told.get("emails", ())]
    known += [told["shop_id"]] if told.get("shop_id") and not known else []
    place = " ".join(filter(None, (told.get("city"), told.get("region"))))
    return SourceRecord(
        record=row["id"],
        customer=row["customer_id"],
        source=safe_text(f"{row['file']} line {row['line']}"),
        kind=KIND.get(row["kind"], row["kind"]),
        name=safe_text(told.get("name") or ""),
        known_by=safe_text(", ".join(known)),
        place=safe_text(place),
    )


def sentence(record: SourceRecord) -> str:
    """What a record is called where one is named."""
    return f"{record.source} ({record.name or record.known_by or record.kind})"
