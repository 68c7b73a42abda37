"""The screens as they are meant to look, as text and as pictures: `python -m tests.looks.golden` draws them anew.

All are kept in `tests/looks/golden/`. A text for each screen and size is the same in every theme, for every state has a
sign beside its colour. The pictures (SVG, each theme) are kept packed, 2 megabytes instead of 25, and drawn beside them
as they are for people to open. The tests compare the texts with the screen in each of the three themes, with the text
of the picture it exports, and with the text of the pictures that are kept.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from textual.widgets import Input, TextArea

from dingterm import clock
from dingterm.desk import job
from dingterm.desk.job_request import JobRequest
from dingterm.desk.lessons import open_lesson
from dingterm.desk.session import Session, open_session
from dingterm.store import doubts
from dingterm.tui import jobs, themes
from dingterm.tui.app import DeskApp
from dingterm.tui.child import ChildError, Report
from dingterm.tui.lesson_app import LessonApp
from dingterm.tui.screens import cleaning
from tests.looks.desk import Desk, opened
from tests.looks.scenes import EMPTY, FRESH, LESSON, MADE_UP, PAIRS, SCENES, SIZES, THEMES
from tests.made_demo import made_demo

FOLDER = Path(__file__).parent / "golden"
ANYWHERE = "/tmp"
"""Where folders of scenes are made, whatever TMPDIR says: a column that shows them is as wide as they are long."""

MOMENT = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
VARIES = (
    (re.compile(r"\b\d+\.\d s\b"), "0.0 s"),
    (re.compile(r"(?<![▁-▇])[▁-▇](?= *(?:│|$))", re.MULTILINE), " "),
    (re.compile(r" +$", re.MULTILINE), ""),
)
"""What differs from run to run: seconds, and where within a cell the handle of a scrollbar ends."""

HOME = "/home/mia"
"""What the folder of a scene is called, and in pictures as long as it was."""

_LONG_HOME = re.compile(f"{HOME}_+")
_ID = re.compile(r"terminal-\d+")
"""A picture's own name for itself, another with each."""

EVIDENCE = json.dumps({"same mobile": 9.1, "rare surname": 6.0, "different given name": -4.2})


class Shops:
    """The shops that scenes happen in, all at one moment and at mia's desk; each is made when it is first needed."""

    def __enter__(self) -> Shops:
        """Stop the clock."""
        self._open = ExitStack()
        self._open.enter_context(clock.frozen(MOMENT))
        self._sessions: dict[str, Session] = {}
        return self

    def __exit__(self, *_error: object) -> None:
        """Close what was opened."""
        self._open.close()

    def app(self, shop: str) -> DeskApp:
        """The desk of a shop."""
        if shop == LESSON:
            play = open_lesson("first-contact")
            self._keep(play.session)
            return LessonApp(play)
        if shop == FRESH or shop not in self._sessions:
            self._sessions[shop] = self._keep(_MAKERS[shop]())
        return DeskApp(self._sessions[shop])

    def _keep(self, session: Session) -> Session:
        session.settings = replace(session.settings, agent="mia")
        self._open.callback(session.close)
        return session


def _with_pairs() -> Session:
    """A made-up shop in which two customers may be one person."""
    session = made_demo()
    with session.store.writing() as db:
        doubts.add(db, [(1, 2, 4.9, EVIDENCE, 9.0)])
    return session


_MAKERS: dict[str, Callable[[], Session]] = {
    MADE_UP: made_demo,
    FRESH: made_demo,
    EMPTY: open_session,
    PAIRS: _with_pairs,
}


async def _here(request: JobRequest, progress: Callable[[Report], None] = lambda state: None) -> Report:
    """Bulk work in this process: what it shows is the same, and starting Python for each of fifty looks takes long."""
    told: list[str] = []
    await asyncio.to_thread(job.run_job, request, told.append)
    last = json.loads(told[-1])
    if "error" in last:
        raise ChildError(last["error"]["title"], last["error"]["sentence"])
    return dict(last["done"])


@asynccontextmanager
async def scene(shops: Shops, name: str, size: tuple[int, int]) -> AsyncIterator[Desk]:
    """A screen, reached by its keys in a folder of its own whose name is always the same, and its path as long."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory(dir=ANYWHERE) as folder:
        here = Path(folder) / "exports"
        here.mkdir()
        os.chdir(here)
        try:
            with ExitStack() as patched:
                patched.enter_context(patch.object(job, "NICE", 0))
                for one in (cleaning, jobs):
                    patched.enter_context(patch.object(one, "run_child", _here))
                async with opened(shops.app(SCENES[name].shop), size) as desk:
                    await SCENES[name].way(desk)
                    yield desk
        finally:
            os.chdir(before)


def text_of(desk: Desk) -> str:
    """The screen as lines without blanks at their ends."""
    return plain("\n".join(line.rstrip() for line in desk.lines()) + "\n")


def plain(text: str) -> str:
    """A screen's text without what differs from run to run."""
    text = _LONG_HOME.sub(HOME, text.replace(str(Path.cwd().parent), HOME))
    for pattern, instead in VARIES:
        text = pattern.sub(instead, text)
    return text


async def wear(desk: Desk, theme: str) -> None:
    """Show the screen in a theme."""
    if theme not in desk.app.available_themes:
        desk.app.register_theme(themes.load_theme(themes.theme_path(theme)))
    desk.app.theme = theme
    await desk.settle()


def path_of(name: str, size: tuple[int, int]) -> Path:
    """Where a screen's text is kept."""
    return FOLDER / f"{name}-{size[0]}x{size[1]}.txt"


async def draw(only: list[str]) -> None:
    """Draw every screen, or those whose names begin so; without names also put away what no screen draws any more."""
    FOLDER.mkdir(exist_ok=True)
    if not only:
        for path in FOLDER.iterdir():
            path.unlink()
    with Shops() as shops:
        for name in SCENES:
            if not only or name.startswith(tuple(only)):
                for size in SIZES:
                    async with scene(shops, name, size) as desk:
                        path_of(name, size).write_text(text_of(desk), encoding="utf-8")
                        await _draw_pictures(desk, path_of(name, size))


async def _draw_pictures(desk: Desk, path: Path) -> None:
    for box in (*desk.app.screen.query(Input), *desk.app.screen.query(TextArea)):
        box.cursor_blink = False
    for theme in THEMES:
        await wear(desk, theme)
        picture = _ID.sub("terminal", desk.app.export_screenshot(title="dingterm"))
        folder = str(Path.cwd().parent)
        picture = picture.replace(folder, HOME.ljust(len(folder), "_"))  # what follows has its place already
        path.with_suffix(f".{theme}.svg").write_text(picture, encoding="utf-8")
        packed = gzip.compress(picture.encode(), 9, mtime=0)
        picture_path(path, theme).write_bytes(packed)


def picture_path(text: Path, theme: str) -> Path:
    """Where the picture is kept that shows a text in a theme."""
    return text.with_suffix(f".{theme}.svgz")


def kept_picture(text: Path, theme: str) -> str:
    """The picture that is kept of a text in a theme."""
    return gzip.decompress(picture_path(text, theme).read_bytes()).decode()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["DINGTERM_HOME"] = home
        asyncio.run(draw(sys.argv[1:]))
