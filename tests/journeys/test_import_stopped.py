"""An import that is stopped: what is stored stays, the next run goes on, and its report adds up."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dingterm.desk import storing
from dingterm.desk.import_report import FileReport
from dingterm.desk.imports import import_files
from dingterm.desk.session import Session
from dingterm.errors import StoreError
from dingterm.settings import Settings
from dingterm.store import Store, customers
from tests.journeys.import_stopped import content, write_mixed

ROWS = 6_000
COUNTS = ("rows_read", "rows_kept", "duplicates", "rejected", "customers", "documents")
Progress = Callable[[str, int, int], None]
Whole = tuple[FileReport, dict[str, list[tuple[object, ...]]]]

KILLED = """
import os, signal, sys
from pathlib import Path
from dingterm.desk.imports import import_files
from dingterm.desk.session import Session
from dingterm.desk import storing
from dingterm.settings import Settings
from dingterm.store import Store
storing.EVERY = storing.LONGEST = 0
def progress(file, done, total):
    if done >= int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
import_files(Session(Store(Path(sys.argv[1])), Settings()), [Path(sys.argv[2])], region="ES", progress=progress)
"""


def imported(database: Path, file: Path, progress: Progress = lambda file, done, total: None) -> FileReport:
    session = Session(Store(database), Settings())
    try:
        return import_files(session, [file], region="ES", progress=progress).files[0]
    finally:
        session.close()


def told(report: FileReport) -> list[object]:
    return [getattr(report, name) for name in COUNTS]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("import") / "customers.csv"
    write_mixed(path, ROWS)
    return path


@pytest.fixture
def whole(tmp_path: Path, file: Path) -> Whole:
    """What an undisturbed import reports and stores."""
    report = imported(tmp_path / "whole.db", file)
    assert report.rows_read == report.rows_kept + report.duplicates + report.rejected
    assert min(report.rows_kept, report.duplicates, report.rejected) > 0
    return report, content(tmp_path / "whole.db")


def test_killed_and_resumed_it_ends_as_if_it_never_had_been(tmp_path: Path, file: Path, whole: Whole) -> None:
    database = tmp_path / "killed.db"
    for at in sorted(random.Random(7).sample(range(1, ROWS - 2000), 3)):
        done = subprocess.run([sys.executable, "-c", KILLED, database, file, str(at)], check=False)
        assert done.returncode == -9
    assert 0 < len(content(database)["records"]) < len(whole[1]["records"])
    assert told(imported(database, file)) == told(whole[0])
    assert content(database) == whole[1]


def test_once_it_is_finished_the_same_file_is_nothing_but_duplicates(tmp_path: Path, file: Path, whole: Whole) -> None:
    again = imported(tmp_path / "whole.db", file)
    assert (again.rows_kept, again.rejected) == (0, whole[0].rejected)
    assert again.duplicates == whole[0].rows_kept + whole[0].duplicates
    stored = content(tmp_path / "whole.db")
    assert {name: stored[name] for name in stored if name != "rejects"} == {
        name: rows for name, rows in whole[1].items() if name != "rejects"
    }


def test_a_key_pressed_between_two_transactions_leaves_what_is_stored(
    tmp_path: Path, file: Path, whole: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "EVERY", 0)
    monkeypatch.setattr(storing, "LONGEST", 0)

    def stop(name: str, done: int, total: int) -> None:
        if done >= 2000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        imported(tmp_path / "some.db", file, stop)
    assert len(content(tmp_path / "some.db")["records"]) == 2000
    assert told(imported(tmp_path / "some.db", file)) == told(whole[0])
    assert content(tmp_path / "some.db") == whole[1]


def test_however_much_a_transaction_takes_the_same_is_stored_under_the_same_numbers(
    tmp_path: Path, file: Path, whole: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = []
    for seconds in (0, 60):
        monkeypatch.setattr(storing, "LONGEST", seconds)
        database = tmp_path / f"{seconds}.db"
        imported(database, file)
        assert content(database) == whole[1]
        with sqlite3.connect(database) as db:
            numbers.append(db.execute("SELECT id, customer_id, kind, value FROM identifier ORDER BY id").fetchall())
    assert numbers[0] == numbers[1]


def test_a_full_disk_is_a_sentence_and_the_rest_comes_when_there_is_room(
    tmp_path: Path, file: Path, whole: Whole
) -> None:
    session = Session(Store(tmp_path / "full.db"), Settings())
    session.store.connection.execute("PRAGMA max_page_count = 400")
    with pytest.raises(StoreError, match=r"disk is full: free some room"):
        import_files(session, [file], region="ES")
    session.close()
    assert len(content(tmp_path / "full.db")["records"]) % storing.BATCH == 0
    assert told(imported(tmp_path / "full.db", file)) == told(whole[0])
    assert content(tmp_path / "full.db") == whole[1]


def test_customers_who_come_from_elsewhere_meanwhile_take_no_ids(
    tmp_path: Path, file: Path, whole: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program adds a customer after every transaction: ids planned before are not used."""
    monkeypatch.setattr(storing, "EVERY", 0)
    monkeypatch.setattr(storing, "LONGEST", 0)
    other = Store(tmp_path / "two.db")
    names: list[str] = []

    def intrude(name: str, done: int, total: int) -> None:
        with other.writing() as db:
            names.append(f"Intruder {len(names)}")
            customers.add(db, [(None, names[-1], *[""] * 6, None, 1, 1)])

    report = imported(tmp_path / "two.db", file, intrude)
    other.close()
    assert told(report) == told(whole[0])
    with sqlite3.connect(tmp_path / "two.db") as db:
        held = {row[0] for row in db.execute("SELECT name FROM customer WHERE name LIKE 'Intruder%'")}
        strays = db.execute("SELECT count(*) FROM source_record WHERE customer_id IS NULL").fetchone()[0]
        shared = db.execute(
            "SELECT count(*) FROM identifier i JOIN customer c ON c.id = i.customer_id WHERE c.name LIKE 'Intruder%'"
        ).fetchone()[0]
    assert (held, strays, shared) == (set(names), 0, 0)
