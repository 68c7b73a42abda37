"""The mouse goes wherever the keys go: the first line, the last line, sheets."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from rich.cells import cell_len

from dingterm.desk.session import Session
from dingterm.store import doubts
from dingterm.tui.screens.asking import AskScreen
from dingterm.tui.screens.cleaning import CleaningScreen
from dingterm.tui.screens.desk import DeskScreen
from dingterm.tui.screens.finding import FindScreen
from dingterm.tui.screens.help import HelpScreen
from dingterm.tui.screens.reports import ReportScreen
from dingterm.tui.screens.review import ReviewScreen
from dingterm.tui.screens.sheet import Sheet
from tests.looks.desk import Desk, opened
from tests.made_demo import made_demo


@pytest.fixture
def session() -> Iterator[Session]:
    demo = made_demo()
    yield demo
    demo.close()


async def click(desk: Desk, text: str) -> None:
    """Click where a text stands, on the lowest line that has it."""
    lines = desk.lines()
    y = max(place for place, line in enumerate(lines) if text in line)
    await desk.pilot.click(offset=(lines[y].index(text), y))
    await desk.settle()


async def test_the_first_line_leads_to_every_screen_from_every_screen(session: Session) -> None:
    async with opened(session, (160, 45)) as desk:
        for name, screen in (
            ("Cleaning", CleaningScreen), ("Reports", ReportScreen), ("Customers", FindScreen), ("Desk", DeskScreen),
        ):  # fmt: skip
            await desk.pilot.click(offset=(desk.lines()[0].index(name), 0))
            await desk.settle()
            assert type(desk.app.screen) is screen, name


@pytest.mark.parametrize("interface", ["en", "zh"])
async def test_the_last_line_does_what_its_keys_do(session: Session, interface: str) -> None:
    session.settings = type(session.settings)(agent="mia", interface=interface)
    async with opened(session, (160, 45)) as desk:
        for key, screen in (("f ", FindScreen), ("s ", AskScreen), ("? ", HelpScreen), ("w ", Sheet)):
            before = desk.lines()[-1].partition(f" {key}")[0]
            await desk.pilot.click(offset=(cell_len(before) + 1, 44))
            await desk.settle()
            assert isinstance(desk.app.screen, screen), key
            await desk.press("escape")


async def test_answers_to_a_pair_can_be_clicked(session: Session) -> None:
    with session.store.writing() as db:
        doubts.add(db, [(1, 2, 4.9, json.dumps({"same mobile": 9.1}), 9.0)])
    async with opened(session, (100, 30)) as desk:
        await desk.press("m")
        assert isinstance(desk.app.screen, ReviewScreen)
        await click(desk, "n different")
        assert "No two customers look like one person" in desk.text()


@pytest.mark.parametrize("size", [(100, 30), (60, 24)])
async def test_a_line_of_a_sheet_is_taken_and_a_click_beside_it_leaves(session: Session, size: tuple[int, int]) -> None:
    async with opened(session, size) as desk:
        await desk.press("w")
        await click(desk, "a note")
        assert isinstance(desk.app.screen, AskScreen) and "What is to be known?" in desk.text()
        await desk.press("escape", "w")
        await desk.pilot.click(offset=(1, 1))
        await desk.settle()
        assert type(desk.app.screen) is DeskScreen


async def test_the_sheet_of_keys_begins_with_those_of_its_screen(session: Session) -> None:
    async with opened(session, (100, 30)) as desk:
        await desk.press("R", "question_mark")
        assert "Tell contacts apart" in "\n".join(desk.lines()[:8])
        await desk.press("escape", "escape", "backslash", "f1")
        assert "Words of the filter" in desk.text() and "item:shirt" in desk.text()
        await desk.press("escape", *"step")
        assert desk.screen.queue.sight.text == "step"
