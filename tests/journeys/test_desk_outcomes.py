"""At the desk: leave alone until, what came of it, their answer, why, a rule set aside, all taken back by u."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dingterm.desk import planning
from dingterm.desk.claims import take_claim
from dingterm.desk.queue import entry_ids, queue_rows, standing_of
from dingterm.desk.session import Session
from dingterm.settings import Settings
from dingterm.store import Store
from dingterm.tui.screens.asking import AskScreen
from dingterm.tui.screens.sheet import Sheet
from tests.looks.desk import Desk, opened
from tests.made_demo import made_demo


@pytest.fixture
def session() -> Iterator[Session]:
    session = made_demo()
    planning.replan_all(session)
    yield session
    session.close()


def stood_on(desk: Desk) -> int:
    assert desk.screen.entry_id is not None
    return desk.screen.entry_id


async def test_a_snooze_shows_what_was_understood_and_is_taken_back(session: Session) -> None:
    async with opened(session) as desk:
        entry = stood_on(desk)
        before = standing_of(session, entry)
        await desk.press("s", *"tomorow")
        assert isinstance(desk.app.screen, AskScreen) and "not understood" in desk.text()
        await desk.press("enter")
        assert isinstance(desk.app.screen, AskScreen)
        await desk.press("backspace", "backspace", "backspace", *"rrow 10")
        assert "✓ Wed 4 Mar 10:00 there" in desk.text()
        await desk.press("enter")
        assert standing_of(session, entry) == "waiting" and "waits until Wed 4 Mar 10:00" in desk.text()
        await desk.press("u")
        assert standing_of(session, entry) == before and "taken back" in desk.text()


async def test_a_snooze_left_with_escape_changes_nothing(session: Session) -> None:
    async with opened(session) as desk:
        before = standing_of(session, stood_on(desk))
        await desk.press("s", *"monday", "escape")
        assert standing_of(session, stood_on(desk)) == before


async def test_lost_with_its_reason(session: Session) -> None:
    async with opened(session) as desk:
        entry = stood_on(desk)
        await desk.press("w", "l", *"too expensive", "enter")
        assert standing_of(session, entry) == "closed" and "is lost: too expensive" in desk.text()
        assert [row.reason for row in queue_rows(session, [entry])] == ["marked as lost"]
        assert "too expensive" in "\n".join(one.text for one in desk.screen.view.timeline)
        await desk.press("u")
        assert standing_of(session, entry) != "closed"


async def test_a_wrong_number_leaves_no_channel(session: Session) -> None:
    async with opened(session) as desk:
        entry = stood_on(desk)
        await desk.press("w", "n")
        assert "somebody else’s" in queue_rows(session, [entry])[0].reason
        await desk.press("w", "escape")
        await desk.press("u")
        assert "somebody else’s" not in queue_rows(session, [entry])[0].reason


async def test_a_pasted_answer_moves_the_customer_and_stop_is_final(session: Session) -> None:
    async with opened(session) as desk:
        entry = stood_on(desk)
        await desk.press("P", *"size", "enter")
        assert standing_of(session, entry) == "replied"
        await desk.press("w", "t", *"STOP", "enter")
        assert standing_of(session, entry) == "closed" and desk.says("gets none; u takes the answer back, the opt-")
        await desk.press("O", *"friend", "enter")
        assert "That is final" in desk.text() and standing_of(session, entry) == "closed"


async def test_why_names_every_rule_with_its_limit(session: Session) -> None:
    async with opened(session) as desk:
        await desk.press("w", "l", *"x", "enter", "x")
        assert isinstance(desk.app.screen, Sheet)
        text = desk.text()
        for part in (
            "Forbids it",
            "⊘ marked as lost",
            "· written to within a day (20 h)",
            "outside the hours",
            "steps",
        ):
            assert part in text, part
        await desk.press("escape")
        assert desk.app.screen is desk.screen


async def test_a_rule_is_set_aside_with_a_reason_that_is_kept(session: Session) -> None:
    async with opened(session) as desk:
        entry = stood_on(desk)
        await desk.press("w", "l", *"x", "enter")
        await desk.press("O", "enter")
        assert standing_of(session, entry) == "closed"
        await desk.press("O", *"she called", "enter")
        assert standing_of(session, entry) != "closed"
        await desk.press("x")
        assert "~ marked as lost" in desk.text()
    with session.store.reading() as db:
        (logged,) = db.execute("SELECT payload FROM event WHERE kind = 'override'").fetchall()
    assert "she called" in logged["payload"]


async def test_another_agent_appears_in_the_explanation(session: Session) -> None:
    path: Path = session.store.path
    async with opened(session) as desk:
        entry = stood_on(desk)
        ben = Session(Store(path), Settings(agent="ben"), demo=True)
        take_claim(ben, entry)
        ben.close()
        await desk.press("x")
        assert "ben until" in desk.text() and "another agent has this customer" in desk.text()
        assert entry in entry_ids(session, standing_of(session, entry))
