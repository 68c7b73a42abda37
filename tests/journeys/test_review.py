"""Same person? Twenty pairs answered by keys, one taken back, and a new import that honours the answers."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from dingterm.desk.session import Session
from dingterm.store import bulk, customers, decisions, doubts, homes, imports
from dingterm.tui.screens.review import ReviewScreen
from tests.looks.desk import Desk, opened
from tests.unit.desk.people import desk as people_desk
from tests.unit.desk.people import keep_record
from tests.unit.store import rows

PAIRS = 20
FIELDS = json.dumps({"same mobile": 9.1, "different given name": -4.2})
KEYS = ("y", "n", "h", "y", "n")


@asynccontextmanager
async def reviewing(session: Session, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Desk]:
    with session.store.writing() as db:
        doubts.add(db, [(2 * n - 1, 2 * n, 4.9, FIELDS, float(100 - n)) for n in range(1, PAIRS + 1)])
    async with opened(session, size) as desk:
        await desk.press("m")
        assert isinstance(desk.app.screen, ReviewScreen)
        yield desk


async def test_twenty_pairs_one_taken_back_and_a_new_import_honours_them() -> None:
    with people_desk(2 * PAIRS) as session:
        async with reviewing(session) as desk:
            assert "1 of 20" in desk.text()
            for number in range(PAIRS):
                await desk.press(KEYS[number % len(KEYS)])
            assert "No two customers look like one person" in desk.text()
            await desk.press("u")
            assert "taken back" in desk.text() and "1 of 1" in desk.text()
            await desk.press("y", "escape")
            assert desk.app.screen is desk.screen
        wanted = [KEYS[n % len(KEYS)] == "y" or n == PAIRS - 1 for n in range(PAIRS)]
        assert [joined(session, n) for n in range(1, PAIRS + 1)] == wanted
        bring_again(session)
        assert [joined(session, n) for n in range(1, PAIRS + 1)] == wanted
        with session.store.reading() as db:
            assert len(decisions.standing(db)) == PAIRS


def joined(session: Session, pair: int) -> bool:
    with session.store.reading() as db:
        return homes.owner(db, 2 * pair) == 2 * pair - 1


def bring_again(session: Session) -> None:
    """Everybody's record in a newer export: it goes to whom they are now, and all answers still find their records."""
    with session.store.writing() as db:
        run = imports.start(db, ("again.csv", "", "shop", "carts", "", "{}", 0, "{}", "mia", 9))
        for home in range(1, 2 * PAIRS + 1):
            record, owner = bulk.next_id(db, "source_record"), homes.owner(db, home)
            away = None if home == owner else home
            keep_record(db, run, record, home, shop_id=f"shop:{home}")
            shop = rows.phone(owner, f"shop:{home}", kind="shop_id", source_record_id=record, home_id=away)
            customers.identify(db, [shop])
        homes.adopt(db, run)


async def test_a_pair_put_off_comes_last_and_others_can_be_looked_at() -> None:
    with people_desk(2 * PAIRS) as session:
        async with reviewing(session) as desk:
            await desk.press("l")
            assert "Person" in desk.text() and "1 of 20" in desk.text()
            assert "line 3" in desk.text()
            await desk.press("down")
            assert "2 of 20" in desk.text() and "line 5" in desk.text()


async def test_one_record_of_several_is_dropped_by_keys_and_taken_back() -> None:
    with people_desk(2 * PAIRS) as session:
        bring_again(session)
        async with reviewing(session) as desk:
            await desk.press("d")
            assert "which record is of somebody else" in desk.text()
            assert all(part in desk.text() for part in ("a.csv line 1", "a.csv line 2", "again.csv line 41"))
            await desk.press("escape", "d", "down", "enter")
            assert "again.csv line 42 (Person A) stands alone. u takes it back." in desk.text()
            assert records(session, 41) == [(2 * PAIRS + 2, 2 * PAIRS + 1)] and records(session, 2) == [(2, 2)]
            await desk.press("u")
            assert "What was taken out is back where it was." in desk.text()
        assert records(session, 2) == [(2, 2), (2 * PAIRS + 2, 2)] and records(session, 41) == []


def records(session: Session, customer: int) -> list[tuple[int, int]]:
    """A customer's records, each with whose its cart is."""
    with session.store.reading() as db:
        found = db.execute(
            "SELECT r.id, k.customer_id FROM source_record r JOIN cart k ON k.source_record_id = r.id"
            " WHERE r.customer_id = ? ORDER BY r.id",
            (customer,),
        )
        return [tuple(row) for row in found]


async def test_both_customers_in_full() -> None:
    with people_desk(2 * PAIRS) as session:
        async with reviewing(session) as desk:
            await desk.press("enter")
            for part in ("shop:1", "shop:2", "a.csv", "History", "Known by"):
                assert part in desk.text()
            await desk.press("escape")
            assert "1 of 20" in desk.text()


@pytest.mark.parametrize("size", [(60, 24), (120, 40), (160, 45)], ids=str)
async def test_nothing_is_cut_at_any_width(size: tuple[int, int]) -> None:
    with people_desk(2 * PAIRS) as session:
        async with reviewing(session, size) as desk:
            seen = desk.text()
            for part in ("same mobile +9.1", "different given name −4.2", "+34600000001", "shop:2", "≈", "≠", "? keys"):
                assert part in seen
            assert "…" not in seen


async def test_an_empty_review_says_where_to_go() -> None:
    with people_desk(2) as session:
        async with opened(session) as desk:
            await desk.press("m")
            assert "Esc goes back to the desk" in desk.text()
            await desk.press("y", "n", "l", "d")
            assert "No two customers look like one person" in desk.text()
