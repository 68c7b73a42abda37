"""Every screen at three sizes in three themes as it is meant to look: nothing is cut, lost, faint or overlaps."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from textual.screen import Screen

import dingterm.tui
from tests.looks import seeing
from tests.looks.desk import Desk
from tests.looks.golden import (
    FOLDER,
    Shops,
    kept_picture,
    path_of,
    picture_path,
    plain,
    scene,
    text_of,
    wear,
)
from tests.looks.scenes import SCENES, SIZES, THEMES

PATIENCE = 50
"""Tenths of a second."""

Size = tuple[int, int]
CASES = [(name, SIZES[place % len(SIZES) :] + SIZES[: place % len(SIZES)]) for place, name in enumerate(SCENES)]
"""A third of the screens is opened at each size, and then goes through the others as a window does."""


@pytest.fixture(scope="module")
def shops() -> Iterator[Shops]:
    with Shops() as opened:
        yield opened


@pytest.mark.parametrize(("name", "sizes"), CASES, ids=[name for name, _sizes in CASES])
async def test_it_looks_as_it_is_meant_to(shops: Shops, name: str, sizes: tuple[Size, ...]) -> None:
    async with scene(shops, name, sizes[0]) as desk:
        assert type(desk.app.screen) is SCENES[name].screen
        for place, size in enumerate(sizes):
            await desk.resize(*size)
            meant = path_of(name, size).read_text("utf-8")
            for theme in reversed(THEMES) if place % 2 else THEMES:  # a change of theme costs as much as a size
                await wear(desk, theme)
                seen = await settled(desk, meant)
                assert seen == meant, f"{size} {theme}: python -m tests.looks.golden draws it anew, if this is right"
                assert seeing.faint(desk, seeing.parts_of(desk.app.screen)) == set(), (size, theme)
            await looks_right(desk, meant)


async def looks_right(desk: Desk, meant: str) -> None:
    parts = seeing.parts_of(desk.app.screen)
    assert seeing.misplaced(desk.app.screen, parts) == []
    assert seeing.lost(parts) == []
    assert seeing.cut_with_room(desk, parts) == []
    picture = plain(seeing.picture_text(desk.app.export_screenshot(), desk.app.size))
    assert picture == meant.replace("\xa0", " "), "the picture says something else"
    assert await seeing.focus_shows(desk)


async def settled(desk: Desk, meant: str) -> str:
    """The screen once it looks as meant, or as it stays: a busy machine draws late."""
    seen, moments = text_of(desk), 0
    while seen != meant and moments < PATIENCE:
        await desk.pilot.pause(0.1)
        seen, moments = text_of(desk), moments + 1
    return seen


@pytest.mark.parametrize("name", SCENES)
def test_the_kept_pictures_say_what_the_screen_says(name: str) -> None:
    for size in SIZES:
        path = path_of(name, size)
        meant = path.read_text("utf-8").replace("\xa0", " ")
        for theme in THEMES:
            assert plain(seeing.picture_text(kept_picture(path, theme), size)) == meant, (size, theme)


def test_nothing_else_is_kept() -> None:
    texts = [path_of(name, size) for name in SCENES for size in SIZES]
    pictures = [picture_path(path, theme) for path in texts for theme in THEMES]
    kept = {one for one in FOLDER.iterdir() if one.suffix != ".svg"}
    assert kept == {*texts, *pictures}


def test_every_screen_of_the_program_is_among_them() -> None:
    for module in pkgutil.walk_packages(dingterm.tui.__path__, "dingterm.tui."):
        importlib.import_module(module.name)
    ours = {one for one in subclasses(Screen) if one.__module__.startswith("dingterm.")}
    assert ours - {one.screen for one in SCENES.values()} == set()


def subclasses(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from subclasses(one)
