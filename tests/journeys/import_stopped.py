"""A file with every kind of row, and what an import has stored, told without times and run numbers."""

from __future__ import annotations

import sqlite3
from pathlib import Path

CONTENT = {
    "customers": "SELECT id, name, given_name, family_name, language, region, city, zones, consent FROM customer",
    "identifiers": "SELECT customer_id, kind, value, raw, verdict, region, phone_kind, position, source_record_id"
    " FROM identifier",
    "records": "SELECT id, customer_id, source, kind, line, hash, payload FROM source_record",
    "counts": "SELECT counts FROM import_run WHERE id = 1",
    "rejects": "SELECT line, lines, column_, code, sentence, payload FROM reject WHERE import_run_id = 1",
}


def write_mixed(path: Path, rows: int) -> None:
    """Customers; of ten rows one shares phone and name with the one before, one repeats, and one has a bad phone."""
    with path.open("w") as file:
        file.write("phone,name,email,country\n")
        for one in range(rows):
            file.write(_row(one) + "\n")


def _row(one: int) -> str:
    if one % 10 == 3:
        return f"+346{one - 1:08d},Ana Ruiz{one - 1},other{one}@example.com,ES"
    if one % 10 == 5:
        return _row(one - 1)
    if one % 10 == 7:
        return f"12,Nobody{one},,ES"
    return f"+346{one:08d},Ana Ruiz{one},ana{one}@example.com,ES"


def content(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that the first import stores, sorted; one killed just after its end is followed by a second."""
    with sqlite3.connect(database) as db:
        return {name: sorted(db.execute(question), key=repr) for name, question in CONTENT.items()}
