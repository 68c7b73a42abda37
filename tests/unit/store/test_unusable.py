"""A file that cannot be used gets a sentence: what, where, what to do."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dingterm.errors import StoreError
from dingterm.store import Store, customers, transaction
from tests.unit.store import rows

NOBODY = 65534


def sentence(path: Path) -> str:
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert str(path) in caught.value.sentence
    return caught.value.sentence


@contextmanager
def powerless() -> Iterator[None]:
    """File rights bind root no more than paper; as somebody else they do."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user reaches (pytest's own is closed to others)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def test_text_is_no_database(path: Path) -> None:
    path.write_text("phone,name\n" * 200)
    assert "It is not a database: move it away" in sentence(path)
    assert path.read_text().startswith("phone,name")


def test_damage_asks_for_a_backup(path: Path) -> None:
    Store(path).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert "It is damaged: restore your backup" in sentence(path)


def test_a_file_cut_short_asks_for_a_backup(path: Path) -> None:
    Store(path).close()
    path.write_bytes(path.read_bytes()[:6000])
    assert "It is damaged: restore your backup" in sentence(path)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert "Is a directory" in sentence(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    said = sentence(tmp_path / "nowhere" / "team.db")
    assert "No such file or directory" in said and "a folder that is there" in said


def test_a_folder_without_rights(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with powerless():
        said = sentence(open_folder / "dingterm.db")
    assert "Permission denied" in said and "may write to" in said


def test_a_file_that_may_only_be_read(open_folder: Path) -> None:
    path = open_folder / "dingterm.db"
    Store(path).close()
    path.chmod(0o444)
    open_folder.chmod(0o555)
    with powerless():
        said = sentence(path)
    assert f"{open_folder}" in said and "writable for you" in said


def test_a_write_that_is_refused_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(path)
    store.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match=f"Make {path} and its folder writable"), store.writing() as db:
        customers.add(db, [rows.customer(1)])
    store.close()


def test_a_full_disk_says_so_and_keeps_nothing(store: Store) -> None:
    store.connection.execute("PRAGMA max_page_count = 1")
    many = [rows.customer(number, name="x" * 2000) for number in range(1, 200)]
    with pytest.raises(StoreError, match="The disk is full: free some room"), store.writing() as db:
        customers.add(db, many)
    assert store.connection.execute("SELECT count(*) FROM customer").fetchone()[0] == 0
    assert not store.connection.in_transaction


def test_another_writer_is_waited_for_then_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(path).close()
    monkeypatch.setattr(transaction, "PATIENCE", 0.03)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store = Store(path)
    with pytest.raises(StoreError, match="Another program has been writing"), store.writing():
        pytest.fail("the other writer was not seen")
    other.execute("ROLLBACK")
    with store.writing() as db:
        customers.add(db, [rows.customer(1)])
    other.close()
    store.close()


def not_a_database(path: Path) -> None:
    path.write_text("no database at all, " * 100)


def another_programs(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE bookmarks (url TEXT)")
    db.close()


@pytest.mark.parametrize("spoil", [not_a_database, another_programs])
def test_a_failed_opening_leaves_no_connection(
    spoil: Callable[[Path], None], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(path)
    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **kw: opened.append(connect(*args, **kw)) or opened[-1])
    sentence(path)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("SELECT 1")
