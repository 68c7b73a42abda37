"""From an empty desk to the first copied reply, and from it to one's own files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dingterm.desk.session import Session, open_session
from dingterm.settings import load_settings
from dingterm.tui.screens.cleaning import CleaningScreen
from dingterm.tui.screens.theming import ThemeScreen
from tests.looks.desk import opened, plug_in

MOST = 8
"""Keys from the first screen to the first copied reply."""


@pytest.fixture
def session() -> Iterator[Session]:
    own = open_session()
    yield own
    own.close()


@pytest.mark.parametrize("size", [(120, 40), (60, 24)])
async def test_first_run_to_first_copied_reply(
    session: Session, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = plug_in(monkeypatch)
    async with opened(session, size) as desk:
        assert "Nobody is here yet" in desk.text() and "d made-up shop" in desk.text()
        keys = ["right", "right", "d", "1", "enter", "enter"]  # the last says that the paste came through
        assert len(keys) <= MOST
        await desk.press(*keys)
        assert "made-up shop" in desk.lines()[0] and "logged; u takes it" in desk.text()
        assert len(terminal.texts()) == 1 and len(terminal.texts()[0]) > 20
    with session.store.reading() as db:
        assert db.execute("SELECT count(*) FROM message").fetchone()[0] == 0, "one's own desk stays as it is"


async def test_the_guide_turns_its_pages_and_leads_to_ones_own_files(session: Session) -> None:
    async with opened(session) as desk:
        await desk.press("right")
        assert "Your data, as it comes" in desk.text() and "○●○" in desk.text()
        await desk.press("right", "right")
        assert "The first reply" in desk.text()
        await desk.press("left", "left", "i")
        assert isinstance(desk.app.screen, CleaningScreen)
        await desk.press("escape")
        assert "Nobody is here yet" in desk.text()


async def test_themes_are_seen_while_choosing_and_kept_in_the_settings(session: Session) -> None:
    async with opened(session) as desk:
        before = desk.app.theme
        await desk.press("T")
        assert isinstance(desk.app.screen, ThemeScreen)
        await desk.press("down")
        assert desk.app.theme != before
        await desk.press("escape")
        assert desk.app.theme == before
        await desk.press("T", "down", "enter")
        assert load_settings().theme == desk.app.theme != before
