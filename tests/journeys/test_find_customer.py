"""A customer writes out of the blue: the agent finds them by what is known, and stands on them in the queue."""

from __future__ import annotations

import pytest

from dingterm.desk.session import Session
from dingterm.tui.screens.finding import FindScreen
from tests.looks.desk import opened
from tests.made_demo import made_demo


def somebody(session: Session, lane: str) -> tuple[int, str, str]:
    with session.store.reading() as db:
        row = db.execute(
            "SELECT q.id, c.name, i.value FROM queue_entry q JOIN customer c ON c.id = q.customer_id"
            " JOIN identifier i ON i.customer_id = c.id AND i.kind = 'phone' WHERE coalesce(q.standing, q.lane) = ?",
            (lane,),
        ).fetchone()
    return int(row[0]), str(row[1]), str(row[2])


@pytest.mark.parametrize("size", [(120, 40), (60, 24)])
@pytest.mark.parametrize("lane", ["win-back", "waiting"])
async def test_by_the_end_of_a_number_as_written_at_home_into_their_lane(lane: str, size: tuple[int, int]) -> None:
    session = made_demo()
    entry_id, name, phone = somebody(session, lane)
    async with opened(session, size) as desk:
        await desk.press("f")
        assert isinstance(desk.app.screen, FindScreen)
        await desk.press(*phone[3:])
        assert name.split()[0] in desk.text() and "Known by" in desk.text()
        await desk.press("enter")
        assert desk.app.screen is desk.screen and desk.screen.entry_id == entry_id
        assert desk.screen.queue.lanes.lane == lane
    session.close()


async def test_letters_that_are_commands_elsewhere_are_letters_here_and_nobody_is_said() -> None:
    session = made_demo()
    async with opened(session) as desk:
        await desk.press("f", *"qmu")
        assert "No customer has these words" in desk.text()
        await desk.press("escape")
        assert desk.app.screen is desk.screen
    session.close()


async def test_who_is_not_in_the_queue_is_shown_and_said_so() -> None:
    session = made_demo()
    entry_id, name, phone = somebody(session, "unpaid")
    with session.store.writing() as db:
        db.execute("DELETE FROM queue_entry WHERE id = ?", (entry_id,))
    async with opened(session) as desk:
        await desk.press("f", *phone, "enter")
        assert name in desk.text() and "Not in the queue" in desk.text()
    session.close()
