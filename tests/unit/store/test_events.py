"""The audit log can be added to and nothing else."""

from __future__ import annotations

import json

import pytest

from dingterm.errors import StoreError
from dingterm.store import Store, events


@pytest.fixture
def logged(store: Store) -> Store:
    with store.writing() as db:
        events.log(db, 7, "mia", "contact", 1, 2, message=3, words="¡ya está!")
    return store


def held(store: Store) -> list[tuple[object, ...]]:
    return [tuple(row) for row in store.connection.execute("SELECT * FROM event")]


def test_an_event_keeps_all_it_was_told(logged: Store) -> None:
    ((_number, *known, payload),) = held(logged)
    assert known == [7, "mia", "contact", 1, 2]
    assert json.loads(str(payload)) == {"message": 3, "words": "¡ya está!"}


@pytest.mark.parametrize("sql", ["UPDATE event SET agent = 'leo'", "DELETE FROM event"])
def test_an_event_is_never_changed_nor_removed(logged: Store, sql: str) -> None:
    before = held(logged)
    with pytest.raises(StoreError, match="events are never"), logged.writing() as db:
        db.execute(sql)
    assert held(logged) == before
