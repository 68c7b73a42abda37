"""From the desk to a lesson and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dingterm.desk.session import Session
from dingterm.tui import outside_lesson
from dingterm.tui.screens.lesson import LessonDesk
from tests.looks.desk import opened
from tests.looks.golden import Shops
from tests.looks.scenes import LESSON
from tests.made_demo import made_demo


@pytest.fixture
def session() -> Iterator[Session]:
    session = made_demo()
    yield session
    session.close()


async def test_a_lesson_is_chosen_at_the_desk_and_played_by_a_program_of_its_own(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    played: list[str] = []
    monkeypatch.setattr(outside_lesson, "play_outside", lambda _app, one: (played.append(one), ("good", "Back."))[1])
    async with opened(session, (120, 40)) as desk:
        await desk.press("L")
        assert "1 First contact" in desk.text() and "An angry customer, an opt-out" in desk.text()
        await desk.press("1")
        assert played == ["first-contact"] and "✓ Back." in desk.text()
        await desk.press("L", "escape")
        assert played == ["first-contact"] and desk.app.screen is desk.screen


async def test_a_screen_that_cannot_be_left_says_where_lessons_are_played(session: Session) -> None:
    async with opened(session, (120, 40)) as desk:
        await desk.press("L", "2")
        assert "In a terminal: dingterm train." in desk.text()


async def test_in_a_lesson_there_is_no_other() -> None:
    with Shops() as shops:
        async with opened(shops.app(LESSON), (120, 40)) as desk:
            await desk.press("L")
            assert isinstance(desk.app.screen, LessonDesk) and "q leaves it" in desk.text()
