"""The screens as they are meant to look, as text and as pictures: `python -m tests.looks.golden` draws them anew.

The texts are kept in `tests/looks/golden/` and compared by the tests, so that a change of looks shows as a change of
lines. The pictures (SVG, each theme) are drawn beside them for people, and not kept: together they are ten megabytes.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from dingterm import clock
from dingterm.desk import job
from dingterm.desk.demo import open_demo
from dingterm.desk.job_request import JobRequest
from dingterm.desk.session import Session
from dingterm.tui import jobs, themes
from dingterm.tui.child import ChildError, Report
from dingterm.tui.screens import cleaning
from tests.looks.desk import Desk, opened
from tests.looks.scenes import SCENES, SIZES, THEMES

FOLDER = Path(__file__).parent / "golden"
MOMENT = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
VARIES = ((re.compile(r"\b\d+\.\d s\b"), "0.0 s"),)
"""What differs from run to run."""


@contextmanager
def made_up_shop() -> Iterator[Session]:
    """The made-up shop at one moment, at mia's desk."""
    with clock.frozen(MOMENT):
        session = open_demo()
        session.settings = replace(session.settings, agent="mia")
        yield session
        session.close()


async def _here(request: JobRequest, progress: Callable[[Report], None] = lambda state: None) -> Report:
    """Bulk work in this process: what it shows is the same, and starting Python for each of fifty looks takes long."""
    told: list[str] = []
    await asyncio.to_thread(job.run_job, request, told.append)
    last = json.loads(told[-1])
    if "error" in last:
        raise ChildError(last["error"]["title"], last["error"]["sentence"])
    return dict(last["done"])


@asynccontextmanager
async def scene(session: Session, name: str, size: tuple[int, int]) -> AsyncIterator[Desk]:
    """A screen, reached by its keys in a folder of its own whose name is always the same."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder) / "exports"
        here.mkdir()
        os.chdir(here)
        try:
            with ExitStack() as here:
                here.enter_context(patch.object(job, "NICE", 0))
                for one in (cleaning, jobs):
                    here.enter_context(patch.object(one, "run_child", _here))
                async with opened(session, size) as desk:
                    await SCENES[name](desk)
                    yield desk
        finally:
            os.chdir(before)


def text_of(desk: Desk) -> str:
    """The screen as lines without blanks at their ends."""
    text = "\n".join(line.rstrip() for line in desk.lines()) + "\n"
    text = text.replace(str(Path.cwd().parent), "/home/mia")
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
    """Draw every screen, or those whose names begin so."""
    FOLDER.mkdir(exist_ok=True)
    with made_up_shop() as session:
        for name in SCENES:
            if only and not name.startswith(tuple(only)):
                continue
            for size in SIZES:
                async with scene(session, name, size) as desk:
                    path_of(name, size).write_text(text_of(desk), encoding="utf-8")
                    for theme in THEMES:
                        await wear(desk, theme)
                        if text_of(desk) != path_of(name, size).read_text("utf-8"):
                            raise SystemExit(f"{name} reads otherwise in {theme}")
                        picture = path_of(name, size).with_suffix(f".{theme}.svg")
                        picture.write_text(desk.app.export_screenshot(title="dingterm"), encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["DINGTERM_HOME"] = home
        asyncio.run(draw(sys.argv[1:]))
