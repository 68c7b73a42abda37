"""Writes are all or nothing; each thread has a connection; the file is the owner's alone."""

from __future__ import annotations

import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from dingterm.errors import RecoveryError, StoreError
from dingterm.store import Store, customers, trade
from tests.unit.store import rows


def count(store: Store) -> int:
    return int(store.connection.execute("SELECT count(*) FROM customer").fetchone()[0])


@pytest.mark.parametrize("error", [RecoveryError("no"), KeyboardInterrupt(), OSError(2, "gone"), ZeroDivisionError()])
def test_any_error_takes_everything_back_and_stays_itself(store: Store, error: BaseException) -> None:
    with pytest.raises(type(error)) as caught, store.writing() as db:
        customers.add(db, [rows.customer(1), rows.customer(2)])
        raise error
    assert caught.value is error
    assert count(store) == 0
    assert not store.connection.in_transaction


def test_a_block_that_ends_well_is_kept(store: Store, path: Path) -> None:
    with store.writing() as db:
        customers.add(db, [rows.customer(1)])
    store.close()
    again = Store(path)
    assert count(again) == 1
    again.close()


def test_a_broken_statement_takes_the_earlier_ones_back(store: Store) -> None:
    with pytest.raises(StoreError, match="UNIQUE"), store.writing() as db:
        customers.add(db, [rows.customer(1)])
        customers.add(db, [rows.customer(1)])
    assert count(store) == 0


def test_the_reason_survives_when_sqlite_rolls_back_by_itself(store: Store) -> None:
    store.connection.execute("CREATE TRIGGER no BEFORE INSERT ON customer BEGIN SELECT RAISE(ROLLBACK, 'no room'); END")
    with pytest.raises(StoreError, match="no room"), store.writing() as db:
        customers.add(db, [rows.customer(1)])


def test_a_row_of_nobody_is_refused_and_leaves_the_store_usable(store: Store) -> None:
    with pytest.raises(StoreError, match="FOREIGN KEY"), store.writing() as db:
        trade.CARTS.upsert(db, [rows.cart(7, "a")])
    with store.writing() as db:
        customers.add(db, [rows.customer(1)])
    assert count(store) == 1


def test_each_thread_reads_by_a_connection_of_its_own(store: Store) -> None:
    seen: list[sqlite3.Connection] = []
    thread = threading.Thread(target=lambda: seen.append(store.connection))
    thread.start()
    thread.join()
    assert seen[0] is not store.connection
    store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        seen[0].execute("SELECT 1")


def test_a_reader_sees_only_what_was_committed(store: Store, path: Path) -> None:
    other = Store(path)
    with store.writing() as db:
        customers.add(db, [rows.customer(1)])
        assert count(other) == 0
    assert count(other) == 1
    other.close()


def test_the_file_and_its_companions_are_the_owners_alone(store: Store, path: Path) -> None:
    with store.writing() as db:
        customers.add(db, [rows.customer(1)])
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.glob(path.name + "*")}
    assert modes == {path.name + end: 0o600 for end in ("", "-wal", "-shm")}


def test_an_existing_file_keeps_its_rights(path: Path) -> None:
    path.touch()
    path.chmod(0o660)
    Store(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o660
