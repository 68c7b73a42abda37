"""A database of any age comes up to date with its rows, once, and without loading sqlite-utils for nothing."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database, Migrations

from dingterm.errors import StoreError
from dingterm.store import Store, migrate, schema

NAMES = [step.__name__ for step in schema.STEPS]
AGES = range(1, len(NAMES) + 1)

LOADED = """
import sys
from pathlib import Path
from dingterm.store import Store
Store(Path(sys.argv[1])).close()
print("sqlite_utils" in sys.modules)
"""


def build(path: Path, age: int) -> None:
    """A database as it was when only the first `age` steps existed, made by sqlite-utils itself."""
    steps = Migrations(migrate.SET)
    for step in schema.STEPS[:age]:
        steps()(step)
    database = Database(path)
    steps.apply(database)
    database.close()


def fill(path: Path) -> None:
    """One row into every table, a value in every column."""
    with sqlite3.connect(path) as db:
        for table in tables(db):
            columns = db.execute("SELECT name, type FROM pragma_table_info(?)", (table,)).fetchall()
            values = [{"INTEGER": 1, "REAL": 1.0, "BLOB": b"1"}.get(kind, f"{table}.{name}") for name, kind in columns]
            db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)
    db.close()


def tables(db: sqlite3.Connection) -> list[str]:
    found = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return [name for (name,) in found if not name.startswith(("sqlite_", "_sqlite", "customer_text"))]


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    db = sqlite3.connect(path)
    held = {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in tables(db)}
    db.close()
    return held


def definitions(path: Path) -> set[tuple[str, str]]:
    db = sqlite3.connect(path)
    held = set(db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    db.close()
    return held


@pytest.mark.parametrize("age", AGES)
def test_rows_of_every_older_schema_survive(path: Path, age: int) -> None:
    build(path, age)
    fill(path)
    before = rows(path)
    assert before and all(len(held) == 1 for held in before.values())
    Store(path).close()
    after = rows(path)
    for table, (row,) in before.items():
        (now,) = after[table]
        assert now[: len(row)] == row, table
        assert set(now[len(row) :]) <= {None} or table == "source_record", table


def test_older_records_tell_what_their_customer_is_known_by(path: Path) -> None:
    build(path, NAMES.index("m015_told"))
    fill(path)
    with sqlite3.connect(path) as db:
        db.execute("UPDATE source_record SET home_id = NULL")
        db.execute("UPDATE identifier SET kind = 'phone', value = '+341', home_id = NULL")
    db.close()
    Store(path).close()
    with sqlite3.connect(path) as db:
        told = json.loads(db.execute("SELECT told FROM source_record").fetchone()[0])
    db.close()
    assert (told["name"], told["phones"], told["others"]) == ("customer.name", ["+341"], [])


@pytest.mark.parametrize("age", AGES)
def test_every_older_schema_becomes_the_newest(path: Path, age: int) -> None:
    build(path, age)
    Store(path).close()
    Store(path.with_name("new.db")).close()
    assert definitions(path) == definitions(path.with_name("new.db"))


def test_a_second_opening_changes_nothing(path: Path) -> None:
    for _ in range(2):
        Store(path).close()
    db = sqlite3.connect(path)
    assert [name for (name,) in db.execute("SELECT name FROM _sqlite_migrations ORDER BY rowid")] == NAMES
    db.close()


def loads_sqlite_utils(path: Path) -> bool:
    done = subprocess.run([sys.executable, "-c", LOADED, str(path)], capture_output=True, text=True, check=True)
    return done.stdout.strip() == "True"


def test_sqlite_utils_is_loaded_only_to_migrate(path: Path) -> None:
    assert loads_sqlite_utils(path)
    assert not loads_sqlite_utils(path)


def test_a_step_that_fails_leaves_the_database_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(path, 2)
    before = definitions(path)

    def m999_breaks(db: Database) -> None:
        db.execute("CREATE TABLE half (id INTEGER)")
        db.execute("CREATE TABLE half (id INTEGER)")

    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, m999_breaks))
    with pytest.raises(StoreError, match="half already exists"):
        Store(path)
    assert definitions(path) == before


def test_a_database_from_a_newer_version_is_left_alone(path: Path) -> None:
    Store(path).close()
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO _sqlite_migrations VALUES (99, 'dingterm', 'm999_teleport', '2030-01-01')")
    db.close()
    with pytest.raises(StoreError) as caught:
        Store(path)
    for part in (str(path), "newer dingterm", "m999_teleport", "pip install -U dingterm"):
        assert part in caught.value.sentence


def test_a_database_of_another_program_gets_no_tables(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE bookmarks (url TEXT)")
    db.close()
    with pytest.raises(StoreError, match=r"belongs to another program\. Name another file\."):
        Store(path)
    assert [name for name, _sql in definitions(path)] == ["bookmarks"]
