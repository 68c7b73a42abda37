"""Every screen at three sizes and in three themes as it is meant to look: nothing overlaps, is cut or hides focus."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from rich.cells import cell_len
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from dingterm.desk.session import Session
from tests.looks.desk import Desk
from tests.looks.golden import made_up_shop, path_of, scene, text_of, wear
from tests.looks.scenes import SCENES, SIZES, THEMES

CUT = re.compile(r"(?<!commands)…( *)$")
IN = dict(zip(SIZES, THEMES, strict=True))
"""The theme that a size is compared in once more: every screen is in each of them once."""

PATIENCE = 50
"""Tenths of a second."""

ROOM = 3
"""Blanks behind a cut text that could have shown more of it."""


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    with made_up_shop() as shop:
        yield shop


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCENES)
async def test_it_looks_as_it_is_meant_to(session: Session, name: str, size: tuple[int, int]) -> None:
    async with scene(session, name, size) as desk:
        meant = path_of(name, size).read_text("utf-8")
        seen = await settled(desk, meant)
        assert seen == meant, "python -m tests.looks.golden draws it anew, if this is as it should be"
        parts = leaves(desk.app.screen)
        for place, (one, region) in enumerate(parts):
            assert desk.app.screen.region.contains_region(region), one
            assert [other for other, there in parts[place + 1 :] if region.overlaps(there)] == [], one
            assert cut_with_room(desk, region) == []
        focused = desk.app.focused
        assert focused is not None or not desk.app.screen.focus_chain
        await wear(desk, IN[size])
        assert await settled(desk, meant) == meant, IN[size]
        assert focused is None or len(desk.app.screen.focus_chain) == 1 or focus_shows(desk, focused)


async def settled(desk: Desk, meant: str) -> str:
    """The screen once it looks as meant, or as it stays: a busy machine draws late."""
    for _moment in range(PATIENCE):
        if text_of(desk) == meant:
            break
        await desk.pilot.pause(0.1)
    return text_of(desk)


def leaves(screen: Screen[object]) -> list[tuple[Widget, Region]]:
    """The widgets that draw text, with what is seen of them."""
    drawn = (one for one in screen.query("*") if not one.children and not one.is_container)
    seen = ((one, screen.find_widget(one).visible_region) for one in drawn if one.is_on_screen)
    return [(one, region) for one, region in seen if region and one.styles.overlay != "screen"]


def cut_with_room(desk: Desk, region: Region) -> list[str]:
    """Lines of a part that end in an ellipsis although there are blanks behind it."""
    lines = desk.lines()[region.y : region.bottom]
    parts = (cells(line)[region.x : region.right] for line in lines)
    return [text for part in parts if (found := CUT.search(text := "".join(part))) and len(found[1]) > ROOM]


def cells(line: str) -> list[str]:
    """A line cell by cell: behind a wide character stands nothing."""
    found: list[str] = []
    for one in line:
        found += [one, *[""] * (cell_len(one) - 1)] if cell_len(one) else []
    return found


def focus_shows(desk: Desk, focused: Widget) -> bool:
    """Whether the part with the focus has a cursor, a mark or a heavy line that the others do not have."""
    region = focused.region.grow((1, 0, 0, 0))
    strips = desk.app.screen._compositor.render_strips()[max(0, region.y) : region.bottom]
    text = "".join(segment.text for strip in strips for segment in strip)
    styles = {segment.style.bgcolor for strip in strips for segment in strip if segment.style}
    return any(sign in text for sign in "▌━▔▊▸") or len(styles) > 1
