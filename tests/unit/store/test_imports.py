"""Import runs: rows as they came, rows left out, and what came of it all."""

from __future__ import annotations

import json
import sqlite3

import pytest

from dingterm.errors import StoreError
from dingterm.store import Store, imports


def begin(db: sqlite3.Connection) -> int:
    return imports.start(db, ("a.csv", "hash", "generic", "carts", "ES", "{}", 0, "{}", "mia", 10))


def record(number: int, run: int, digest: str) -> tuple[object, ...]:
    return (number, run, None, None, "generic", "carts", number + 1, digest, '{"Phone": "600"}', None)


def test_a_run_is_open_until_it_is_finished(store: Store) -> None:
    with store.writing() as db:
        first, second = begin(db), begin(db)
        imports.finish(db, second, {"rows_read": 3}, 20)
        held = {
            row["id"]: (row["finished_at"], json.loads(row["counts"])) for row in db.execute("SELECT * FROM import_run")
        }
    assert held == {first: (None, {}), second: (20, {"rows_read": 3})}


def test_rows_known_already_are_told_by_source_and_hash(store: Store) -> None:
    with store.writing() as db:
        imports.add_records(db, [record(1, begin(db), "x"), record(2, 1, "y")])
        assert sorted(imports.known_hashes(db, "generic", ["x", "y", "z"])) == ["x", "y"]
        assert imports.known_hashes(db, "shopify", ["x"]) == []


def test_one_row_is_never_kept_twice(store: Store) -> None:
    with pytest.raises(StoreError, match="UNIQUE"), store.writing() as db:
        imports.add_records(db, [record(1, begin(db), "x"), record(2, 1, "x")])


def test_rejects_come_back_by_line_and_run(store: Store) -> None:
    with store.writing() as db:
        run, other = begin(db), begin(db)
        kept = [(run, line, 1, "Phone", "too_short", f"Line {line} …", "{}") for line in (9, 2)]
        imports.add_rejects(db, [*kept, (other, 1, 1, "", "ragged", "Line 1 …", "{}")])
        assert [(row["line"], row["sentence"]) for row in imports.rejects(db, run)] == [
            (2, "Line 2 …"),
            (9, "Line 9 …"),
        ]
