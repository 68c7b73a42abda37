"""A large desk has its queue worked out by a process of its own, and stays small."""

from __future__ import annotations

from pathlib import Path

import pytest

from dingterm import clock
from dingterm.desk import freshness, planning
from dingterm.desk.session import Session
from dingterm.store import queue
from dingterm.tui import plan_child
from dingterm.tui.child import ChildError
from tests.looks.desk import Desk, opened
from tests.looks.shop import PEOPLE, MadeUpShop


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    shop = MadeUpShop(tmp_path / "shop.db")
    shop.fill(PEOPLE[:3])
    own = shop.session()
    own.demo = False
    with own.store.writing() as db:
        db.execute("UPDATE plan SET planned_at = 0")
    monkeypatch.setattr(freshness, "LARGE", 3)
    monkeypatch.setattr(planning, "replan_all", None)  # here, that would be a failure
    return own


async def renewed(desk: Desk) -> None:
    desk.screen.queue._work.renew_plan(asked=True)
    await desk.settle()


async def test_a_child_works_it_out_and_the_desk_shows_it(session: Session) -> None:
    async with opened(session, (100, 30)) as desk:
        await renewed(desk)
        with session.store.reading() as db:
            assert queue.plan(db)[0] > clock.now_ts(), "the child's clock does not stand still"
        assert "✗" not in desk.text()
    session.close()


async def test_a_child_that_cannot_is_told_of(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_arguments: object) -> dict[str, object]:
        raise ChildError("Bulk work", "It ended before it was done (status 9).")

    monkeypatch.setattr(plan_child, "run_child", broken)
    async with opened(session, (100, 30)) as desk:
        await renewed(desk)
        assert "✗ Bulk work: It ended before it was done" in desk.text()
    session.close()


def test_only_what_is_large_is_worth_a_process(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    assert freshness.is_large(session)
    monkeypatch.setattr(freshness, "LARGE", 4)
    assert not freshness.is_large(session)
    session.close()
