"""The desk at the sizes people use: nothing overlaps or is cut, the selection stays, each state says what to press."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widget import Widget

from dingterm.desk.session import Session
from dingterm.desk.views import LANES
from dingterm.settings import Settings
from dingterm.tui.widgets.choices import Choices
from tests.looks.desk import Desk, opened
from tests.looks.shop import PEOPLE, MadeUpShop, many

SIZES = [(60, 24), (80, 24), (100, 30), (120, 40), (139, 40), (160, 45), (220, 60)]
LEAVES = {"top", "lanes", "queue", "choices", "search", "customer", "reply-hint", "reply", "reply-info", "brief",
          "status", "keys"}  # fmt: skip


@pytest.fixture
def shop(tmp_path: Path) -> MadeUpShop:
    return MadeUpShop(tmp_path / "shop.db")


@pytest.fixture
def session(shop: MadeUpShop) -> Iterator[Session]:
    shop.fill()
    session = shop.session()
    yield session
    session.close()


def shown(desk: Desk) -> list[Widget]:
    return [one for one in desk.screen.query("*") if one.id in LEAVES and one.region and one.is_on_screen]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", [(), ("1",), ("1", "tab"), ("1", "tab", "tab"), ("slash", "r")], ids=" ".join)
async def test_parts_lie_side_by_side_within_the_screen(
    session: Session, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async with opened(session, size) as desk:
        await desk.press(*keys)
        parts = shown(desk)
        for place, one in enumerate(parts):
            assert desk.screen.region.contains_region(one.region), one
            for other in parts[place + 1 :]:
                assert not one.region.overlaps(other.region), (one, other)
        assert all(cell_len(line) == size[0] for line in desk.lines())
        focused = desk.screen.focused
        assert focused is not None and focused in parts
        assert "? keys" in desk.text() or desk.screen.place in ("reply", "search")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_favourite_has_its_line(session: Session, size: tuple[int, int]) -> None:
    async with opened(session, size) as desk:
        seen = desk.text()
        assert [key for key in range(1, 10) if f"{key} {favourite(desk, key)}" not in seen] == []


def favourite(desk: Desk, key: int) -> str:
    choice = desk.screen.query_one(Choices).favourite(key)
    assert choice is not None
    return choice.title


async def test_docked_shows_one_pane_at_a_time_and_tab_turns(session: Session) -> None:
    async with opened(session, (60, 24)) as desk:
        await desk.press("1")
        panes = []
        for _ in range(4):
            ids = {one.id for one in shown(desk)}
            panes.append([name for name in ("queue", "customer", "reply") if name in ids])
            await desk.press("tab")
        assert panes == [["queue"], ["customer"], ["reply"], ["queue"]]
        await desk.press("escape")
        assert desk.screen.place == "queue"


async def test_resizing_keeps_the_selection_and_the_reply(session: Session) -> None:
    async with opened(session, (160, 45)) as desk:
        await desk.press("down", "down", "1")
        for size in ((60, 24), (100, 30), (60, 12), (160, 45)):
            await desk.pilot.resize_terminal(*size)
            await desk.settle()
            assert desk.table.cursor == 2
            assert desk.screen.view is not None and desk.screen.view.name == "Ana Souza"
            assert desk.screen.reply.draft is not None
            assert "▌ 74 Ana Souza" in desk.text()


async def test_a_long_lane_scrolls_under_its_header(shop: MadeUpShop) -> None:
    shop.fill(many(500))
    session = shop.session()
    async with opened(session, (100, 30)) as desk:
        for key in ("pagedown", "pagedown", "end", "pageup", "home"):
            await desk.press(key)
            entry = desk.screen.view
            assert entry is not None
            assert any(line.lstrip().startswith("▌") and entry.name in line for line in desk.lines()), key
            assert "Customer" in desk.lines()[3]
    session.close()


async def test_the_mouse_chooses_rows_lanes_replies_and_keys(session: Session) -> None:
    async with opened(session, (160, 45)) as desk:
        await desk.pilot.click("#queue", offset=(10, 4))
        await desk.settle()
        assert desk.table.cursor == 2
        await desk.pilot.click("#choices", offset=(2, 1))
        await desk.settle()
        assert desk.screen.reply.template_id == desk.screen.choices._favourites[3].template_id
        await desk.pilot.click("#lanes", offset=(18, 0))
        await desk.settle()
        assert desk.screen.queue.lanes.lane == LANES[1]


async def test_in_front_of_people_a_line_stays_free_between_entries(shop: MadeUpShop) -> None:
    shop.fill(many(60))
    session = shop.session()
    async with opened(session, (120, 40)) as desk:
        before = rows_shown(desk)
        await desk.press("f8")
        apart = rows_shown(desk)
        assert {below - above for above, below in pairwise(before)} == {1}
        assert {below - above for above, below in pairwise(apart)} == {2} and len(apart) >= 8
        await desk.pilot.click(offset=(10, apart[3]))
        await desk.settle()
        assert desk.table.cursor == 3
        for key in ("end", "pageup", "down", "home"):
            await desk.press(key)
            assert any(line.lstrip().startswith("▌") for line in desk.lines()), key
        await desk.press("f8")
        assert rows_shown(desk) == before
    session.close()


def rows_shown(desk: Desk) -> list[int]:
    """The lines of the screen on which an entry of the queue is."""
    return [place for place, line in enumerate(desk.lines()) if "EUR" in line[:40] and line[:8].strip()]


async def test_an_empty_desk_says_how_to_begin(shop: MadeUpShop) -> None:
    session = shop.session()
    async with opened(session, (80, 24)) as desk:
        seen = desk.text()
        assert "bring your own customers" in seen and "made-up shop first" in seen and "q quit" in seen
        for key in ("1", "enter", "slash", "o", "u", "down", "l", "t", "e", "tab", "right", "f", "escape", "right"):
            await desk.press(key)
        assert "The first reply" in desk.text()
    session.close()


async def test_an_empty_lane_says_where_to_go(shop: MadeUpShop) -> None:
    shop.fill(PEOPLE[:2])
    session = shop.session()
    async with opened(session, (100, 30)) as desk:
        await desk.press("right")
        assert "Nobody in Consulted now." in desk.text() and "←→ shows another lane" in desk.text()
        assert desk.screen.view is None
        await desk.press("enter")
        assert "nobody to write to" in desk.text()
    session.close()


async def test_without_colour_the_selection_is_still_marked(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(session, (100, 30)) as desk:
        assert desk.app.theme == "dingterm-mono"
        assert "▌ 92 Lucía Ferro" in desk.text() and "▸ Unpaid 6" in desk.text()


async def test_a_broken_theme_is_told_and_the_default_shown(shop: MadeUpShop) -> None:
    shop.fill()
    session = shop.session()
    session.settings = replace(Settings(), theme="dingterm-drak")
    async with opened(session, (100, 30)) as desk:
        assert desk.app.theme == "dingterm-dark"
        assert "There is no theme `dingterm-drak`. Did you mean `dingterm-dark`?" in desk.text().replace("\n", " ")
    session.close()


async def test_help_and_palette_open_over_the_desk(session: Session) -> None:
    async with opened(session, (100, 40)) as desk:
        await desk.press("question_mark")
        assert "Copy the reply and log the contact." in desk.text()
        await desk.press("escape", "ctrl+p")
        await desk.press(*"reload")
        assert "Reload (r)" in desk.text()
        await desk.press("enter")
        assert desk.app.screen is desk.screen
