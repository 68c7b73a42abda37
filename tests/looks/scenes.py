"""Every screen of the program as people meet it: how to come there from an open desk."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from textual import events
from textual.command import CommandPalette
from textual.screen import Screen

from dingterm.desk.job_request import JobRequest
from dingterm.replies.drafting.errors import Fault, failed
from dingterm.replies.drafting.server import Server
from dingterm.tui.draft_messages import DraftEnded, DraftFailed, DraftGrew
from dingterm.tui.draft_work import DraftRun, DraftWork
from dingterm.tui.job_state import JobState
from dingterm.tui.screens.asking import AskScreen, UntilScreen
from dingterm.tui.screens.both import BothScreen
from dingterm.tui.screens.cleaning import CleaningScreen
from dingterm.tui.screens.desk import DeskScreen
from dingterm.tui.screens.dropping import DropScreen
from dingterm.tui.screens.finding import FindScreen
from dingterm.tui.screens.handoff import HandoffScreen
from dingterm.tui.screens.help import HelpScreen
from dingterm.tui.screens.lacking import FactScreen
from dingterm.tui.screens.lesson import LessonDesk
from dingterm.tui.screens.lesson_sheet import LessonSheet
from dingterm.tui.screens.reports import ReportScreen
from dingterm.tui.screens.review import ReviewScreen
from dingterm.tui.screens.server import ServerScreen
from dingterm.tui.screens.sheet import Sheet
from dingterm.tui.screens.template import TemplateScreen
from dingterm.tui.screens.theming import ThemeScreen
from dingterm.tui.widgets.cleaning.run_pane import RunPane
from dingterm.tui.widgets.keys_shown import KeysShown
from tests.looks.desk import Desk

Way = Callable[[Desk], Awaitable[None]]

MADE_UP, FRESH, EMPTY, PAIRS, LESSON = "made-up", "fresh", "empty", "pairs", "lesson"
"""Shops: the made-up one, which no scene changes; one for a scene alone, which may; one without anybody; one where two
customers may be one person; one with a lesson."""


@dataclass(frozen=True)
class Scene:
    """A screen and how to come there.

    Attributes:
        screen: The class of the screen that is then on top.
        way: Leads there from an open desk.
        shop: Where it happens.
    """

    screen: type[Screen[Any]]
    way: Way
    shop: str = MADE_UP


SIZES = ((60, 24), (100, 30), (160, 45))
THEMES = ("dingterm-dark", "dingterm-light", "dingterm-mono")

FILES = ("messy_phones.csv", "shopify_customers.csv")
FORMATS = Path(__file__).parent.parent / "data" / "formats"

HALF_WAY = {
    "file": "messy_phones.csv", "rows": 612_000, "read": 61_000_000, "size": 98_000_000, "seconds": 0.9,
    "kept": 509_420, "duplicates": 71_884, "rejected": 30_696, "repaired": 41_300,
    "reasons": {"too_short": 12_400, "unknown_region": 9_980, "digits_lost": 8_316},
}  # fmt: skip


def keys(*pressed: str) -> Way:
    """A screen that keys lead to."""

    async def way(desk: Desk) -> None:
        await desk.press(*("space" if key == " " else key for key in pressed))

    return way


def presenting(*pressed: str) -> Way:
    """The same in front of people, without the key shown large, which goes by itself after a while."""

    async def way(desk: Desk) -> None:
        await desk.press("f8", *pressed)
        for key in desk.app.screen.query(KeysShown):
            key.hide()
        await desk.settle()

    return way


async def _fact(desk: Desk) -> None:
    """A reply that lacks what an offer is asks for it."""
    desk.app.push_screen(FactScreen("discount.code"))
    await desk.settle()


async def _pick(desk: Desk) -> None:
    await desk.press("c")
    for name in FILES:
        shutil.copy(FORMATS / name, Path.cwd())
        assert desk.app.focused is not None
        desk.app.focused.post_message(events.Paste(name))
        await desk.press("enter")


async def _look(desk: Desk) -> None:
    await _pick(desk)
    await desk.press("ctrl+n")


async def _run(desk: Desk) -> None:
    await _look(desk)
    screen = desk.app.screen
    assert isinstance(screen, CleaningScreen)
    screen.action_step("run")
    screen.query_one(RunPane).show(JobState(JobRequest("clean", FILES), HALF_WAY, 0.9))
    await desk.settle()


def results(*pressed: str) -> Way:
    """What came of a cleaning."""

    async def way(desk: Desk) -> None:
        await _look(desk)
        await desk.press("enter", *pressed)

    return way


async def _no_such_file(desk: Desk) -> None:
    await desk.press("c")
    assert desk.app.focused is not None
    desk.app.focused.post_message(events.Paste("orders.csv"))
    await desk.press("enter")


async def _column_asked(desk: Desk) -> None:
    await _look(desk)
    await desk.press("m")


def _asked(desk: Desk) -> DraftRun:
    """A request for a draft that no server hears: what comes of it is told by the scene."""
    asked: list[DraftRun] = []
    with patch.object(DraftWork, "draft", lambda _work, run: asked.append(run)):
        desk.screen.action_draft()
    return asked[0]


async def _draft_coming(desk: Desk) -> None:
    run = _asked(desk)
    desk.screen.post_message(DraftGrew(run, 0, "Hola, vi que tu carrito quedó a medias. ¿Te ayudo con"))
    await desk.settle()


async def _draft_offline(desk: Desk) -> None:
    run, error = _asked(desk), failed(Fault.OFFLINE, Server("http://localhost:11434/v1", "llama3.2"))
    desk.screen.post_message(DraftFailed(run, 0, error.title, error.sentence, 0, dropped=False))
    desk.screen.post_message(DraftEnded(run))
    await desk.settle()


SCENES: Mapping[str, Scene] = {
    "desk": Scene(DeskScreen, keys()),
    "desk-waiting": Scene(DeskScreen, keys(*["right"] * 4)),
    "desk-customer": Scene(DeskScreen, keys("tab")),
    "first-run": Scene(DeskScreen, keys(), EMPTY),
    "first-run-files": Scene(DeskScreen, keys("right"), EMPTY),
    "first-run-reply": Scene(DeskScreen, keys("right", "right"), EMPTY),
    "reply": Scene(DeskScreen, keys("1", "e")),
    "by-hand": Scene(HandoffScreen, keys("1", "t"), FRESH),
    "fact": Scene(FactScreen, _fact),
    "search": Scene(DeskScreen, keys("slash", "h")),
    "template": Scene(TemplateScreen, keys("1", "E")),
    "template-new": Scene(TemplateScreen, keys("N")),
    "on-a-key": Scene(Sheet, keys("slash", "h", "ctrl+f")),
    "ai-server": Scene(ServerScreen, keys("I")),
    "search-nothing": Scene(DeskScreen, keys("slash", *"zzzz")),
    "help": Scene(HelpScreen, keys("question_mark")),
    "palette": Scene(CommandPalette, keys("ctrl+p")),
    "colours": Scene(ThemeScreen, keys("T")),
    "same-person": Scene(ReviewScreen, keys("m"), PAIRS),
    "same-person-both": Scene(BothScreen, keys("m", "enter"), PAIRS),
    "same-person-drop": Scene(DropScreen, keys("m", "d"), PAIRS),
    "same-person-nobody": Scene(ReviewScreen, keys("m")),
    "filter": Scene(DeskScreen, keys("backslash", *"step 2")),
    "filter-nobody": Scene(DeskScreen, keys("backslash", *"zzzz", "enter")),
    "marked": Scene(UntilScreen, keys("z", "space", "space", "s")),
    "segments": Scene(Sheet, keys("backslash", *"step 2", "enter", "S")),
    "columns": Scene(Sheet, keys("vertical_line")),
    "snooze": Scene(UntilScreen, keys("s", *"tomorrow 9")),
    "what-came": Scene(Sheet, keys("w")),
    "answer": Scene(AskScreen, keys("P")),
    "why": Scene(Sheet, keys("x")),
    "reports": Scene(ReportScreen, keys("R")),
    "lessons": Scene(Sheet, keys("L")),
    "their-words": Scene(DeskScreen, keys("p")),
    "no-ai": Scene(DeskScreen, keys("a")),
    "draft-coming": Scene(DeskScreen, _draft_coming),
    "draft-offline": Scene(DeskScreen, _draft_offline),
    "find": Scene(FindScreen, keys("f", "a")),
    "find-nobody": Scene(FindScreen, keys("f", *"zzzz")),
    "presenting": Scene(DeskScreen, presenting("down", "1")),
    "presenting-pair": Scene(ReviewScreen, presenting("m"), PAIRS),
    "cleaning-pick": Scene(CleaningScreen, _pick),
    "cleaning-no-file": Scene(CleaningScreen, _no_such_file),
    "cleaning-look": Scene(CleaningScreen, _look),
    "cleaning-column": Scene(CleaningScreen, _column_asked),
    "cleaning-run": Scene(CleaningScreen, _run),
    "cleaning-results": Scene(CleaningScreen, results()),
    "cleaning-kept": Scene(CleaningScreen, results("right")),
    "cleaning-duplicates": Scene(CleaningScreen, results("right", "right")),
    "cleaning-rejects": Scene(CleaningScreen, results("left")),
    "lesson": Scene(LessonDesk, keys(), LESSON),
    "lesson-hint": Scene(LessonSheet, keys("f2"), LESSON),
    "lesson-score": Scene(LessonSheet, keys("1", "enter", "enter", "f3", "f3"), LESSON),
}
"""Name to the screen."""
