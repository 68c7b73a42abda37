"""Every screen of the program as people meet it: how to come there from an open desk on the made-up shop."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from textual import events

from dingterm.desk.job_request import JobRequest
from dingterm.tui.job_state import JobState
from dingterm.tui.screens.cleaning import CleaningScreen
from dingterm.tui.widgets.cleaning.run_pane import RunPane
from dingterm.tui.widgets.keys_shown import KeysShown
from tests.looks.desk import Desk

Scene = Callable[[Desk], Awaitable[None]]

SIZES = ((60, 24), (100, 30), (160, 45))
THEMES = ("dingterm-dark", "dingterm-light", "dingterm-mono")

FILES = ("messy_phones.csv", "shopify_customers.csv")
FORMATS = Path(__file__).parent.parent / "data" / "formats"

HALF_WAY = {
    "file": "messy_phones.csv", "rows": 612_000, "read": 61_000_000, "size": 98_000_000, "seconds": 0.9,
    "kept": 509_420, "duplicates": 71_884, "rejected": 30_696, "repaired": 41_300,
    "reasons": {"too_short": 12_400, "unknown_region": 9_980, "digits_lost": 8_316},
}  # fmt: skip


def keys(*pressed: str) -> Scene:
    """A screen that keys lead to."""

    async def scene(desk: Desk) -> None:
        await desk.press(*("space" if key == " " else key for key in pressed))

    return scene


async def _presenting(desk: Desk) -> None:
    """Without the key shown large, which goes by itself after a while."""
    await desk.press("f8", "down", "1")
    desk.app.screen.query_one(KeysShown).hide()
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


def results(*pressed: str) -> Scene:
    """What came of a cleaning."""

    async def scene(desk: Desk) -> None:
        await _look(desk)
        await desk.press("enter", *pressed)

    return scene


SCENES: Mapping[str, Scene] = {
    "desk": keys(),
    "desk-waiting": keys(*["right"] * 4),
    "desk-customer": keys("tab"),
    "reply": keys("1", "e"),
    "search": keys("slash", "h"),
    "template": keys("1", "E"),
    "template-new": keys("N"),
    "on-a-key": keys("slash", "h", "ctrl+f"),
    "ai-server": keys("I"),
    "search-nothing": keys("slash", *"zzzz"),
    "help": keys("question_mark"),
    "palette": keys("ctrl+p"),
    "colours": keys("T"),
    "same-person": keys("m"),
    "filter": keys("backslash", *"step 2"),
    "filter-nobody": keys("backslash", *"zzzz", "enter"),
    "marked": keys("z", "space", "space", "s"),
    "segments": keys("backslash", *"step 2", "enter", "S"),
    "columns": keys("vertical_line"),
    "snooze": keys("s", *"tomorrow 9"),
    "what-came": keys("w"),
    "answer": keys("P"),
    "why": keys("x"),
    "reports": keys("R"),
    "their-words": keys("p"),
    "find": keys("f", "a"),
    "find-nobody": keys("f", *"zzzz"),
    "presenting": _presenting,
    "cleaning-pick": _pick,
    "cleaning-look": _look,
    "cleaning-run": _run,
    "cleaning-results": results(),
    "cleaning-kept": results("right"),
    "cleaning-duplicates": results("right", "right"),
    "cleaning-rejects": results("left"),
}
"""Name to the way there."""
