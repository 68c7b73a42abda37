"""The plan as stored: replaced in place, read in order."""

from __future__ import annotations

import pytest

from dingterm.store import Store, customers, queue
from tests.unit.store import rows


@pytest.fixture
def lane(store: Store) -> Store:
    with store.writing() as db:
        customers.add(db, [rows.customer(one, name=f"C{one}", zones="Europe/Madrid") for one in (1, 2, 3)])
        queue.replace(db, range(100), [rows.entry(one, score=score) for one, score in ((1, 5), (2, 9), (3, 5))])
    return store


def held(store: Store) -> dict[int, int]:
    """Customer to entry id."""
    return dict(store.connection.execute("SELECT customer_id, id FROM queue_entry").fetchall())


def test_the_most_promising_come_first_and_ties_stand_still(lane: Store) -> None:
    ids = held(lane)
    assert list(queue.ids(lane.connection, "unpaid")) == [ids[2], ids[1], ids[3]]
    assert list(queue.ids(lane.connection, "win-back")) == []


def test_who_stays_keeps_the_id_and_who_is_left_out_goes(lane: Store) -> None:
    before = held(lane)
    with lane.writing() as db:
        queue.replace(db, range(100), [rows.entry(3, score=50, lane="win-back"), rows.entry(1)])
    assert held(lane) == {1: before[1], 3: before[3]}
    assert queue.counts(lane.connection) == {"unpaid": 1, "win-back": 1}
    assert queue.rows(lane.connection, [before[3]])[0]["score"] == 50


def test_replacing_some_leaves_the_others_alone(lane: Store) -> None:
    before = held(lane)
    with lane.writing() as db:
        queue.replace(db, [1, 2], [rows.entry(2, score=1)])
    assert held(lane) == {2: before[2], 3: before[3]}


def test_an_empty_plan_empties_the_queue(lane: Store) -> None:
    with lane.writing() as db:
        queue.replace(db, range(100), [])
    assert held(lane) == {}


def test_rows_come_in_the_order_asked_without_those_that_are_gone(lane: Store) -> None:
    ids = held(lane)
    found = queue.rows(lane.connection, [ids[3], 999, ids[1]])
    assert [(row["customer"], row["zones"]) for row in found] == [("C3", "Europe/Madrid"), ("C1", "Europe/Madrid")]


def test_a_row_is_known_by_its_first_phone_before_an_email(lane: Store) -> None:
    with lane.writing() as db:
        mail = rows.phone(1, "a@shop.example", kind="email")
        customers.identify(db, [mail, rows.phone(1, "+2", position=1), rows.phone(1, "+1", position=0)])
        customers.identify(db, [rows.phone(2, "b@shop.example", kind="email"), rows.phone(3, "x:1", kind="shop_id")])
    ids = held(lane)
    known = [row["known_by"] for row in queue.rows(lane.connection, [ids[1], ids[2], ids[3]])]
    assert known == ["+1", "b@shop.example", None]


@pytest.mark.parametrize(("now", "due"), [(9, 0), (10, 1), (19, 1), (20, 0)])
def test_due_is_from_the_moment_up_to_not_including_the_end(store: Store, now: int, due: int) -> None:
    entries = [
        rows.entry(1, due_at=10, due_until=20),
        rows.entry(2, due_at=10, due_until=20, blocked=1),
        rows.entry(3, due_at=None, due_until=None, blocked=1),
    ]
    with store.writing() as db:
        customers.add(db, [rows.customer(one) for one in (1, 2, 3)])
        queue.replace(db, range(100), entries)
        assert queue.due(db, now) == due


def test_a_customer_finds_their_entry(lane: Store) -> None:
    assert queue.of_customer(lane.connection, 2) == held(lane)[2]
    assert queue.of_customer(lane.connection, 4) is None


def test_the_plan_remembers_when_and_by_which_medians(store: Store) -> None:
    assert queue.plan(store.connection) == (0, {})
    with store.writing() as db:
        queue.set_plan(db, 1, {})
        queue.set_plan(db, 7, {"EUR": 12.5})
    assert queue.plan(store.connection) == (7, {"EUR": 12.5})


STANDINGS = {1: ("unpaid", 10, 30), 2: ("waiting", 25, 40), 3: ("waiting", 15, 20), 4: ("closed", None, None)}


@pytest.fixture
def stood(store: Store) -> Store:
    entries = [
        rows.entry(one, standing=standing, score=one, due_at=due, due_until=until, blocked=int(due is None))
        for one, (standing, due, until) in STANDINGS.items()
    ]
    with store.writing() as db:
        customers.add(db, [rows.customer(one) for one in STANDINGS])
        queue.replace(db, range(100), entries)
    return store


def test_who_waits_stands_apart_soonest_first(stood: Store) -> None:
    assert queue.counts(stood.connection) == {"unpaid": 1, "waiting": 2, "closed": 1}
    waiting = [row["customer_id"] for row in queue.rows(stood.connection, queue.ids(stood.connection, "waiting"))]
    assert waiting == [3, 2]


@pytest.mark.parametrize(
    ("now", "unpaid", "moved"), [(14, [1], 0), (15, [3, 1], 1), (25, [2, 1], 1), (30, [2], 2), (40, [], 1)]
)
def test_entries_turn_as_time_goes(stood: Store, now: int, unpaid: list[int], moved: int) -> None:
    with stood.writing() as db:
        assert queue.turns(db, now) is (moved > 0)
        assert queue.turn(db, now) == moved
        found = [row["customer_id"] for row in queue.rows(db, queue.ids(db, "unpaid"))]
        assert found == unpaid
        assert queue.turn(db, now) == 0
