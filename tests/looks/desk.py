"""The desk under test: the real screens on a real SQLite file, driven by keys, read as text."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import pytest
from textual import _wait
from textual.pilot import Pilot
from textual.widgets import DirectoryTree
from textual.worker import Worker, WorkerCancelled

from dingterm.delivery.clipboard import Route
from dingterm.desk.session import Session
from dingterm.tui import desk_work
from dingterm.tui.app import DeskApp
from dingterm.tui.screens.desk import DeskScreen
from dingterm.tui.widgets.queue.table import QueueTable
from tests.looks import parsed_once

_wait.SLEEP_GRANULARITY, _wait.SLEEP_IDLE = 1 / 200, 1 / 1_000
"""Textual looks fifty times a second whether a screen rests; here two hundred times. A fifth of that time may be spent:
looking takes a twentieth by itself, and with no more allowed every other look finds work and waits up to a second."""

parsed_once.install()

QUIET = 4
"""Looks in a row that must find no work under way: what a worker has answered may start another."""


@dataclass
class Terminal:
    """A terminal that takes OSC 52 and remembers it."""

    written: list[str] = field(default_factory=list)

    def texts(self) -> list[str]:
        """What was put into its clipboard."""
        return [base64.b64decode(one.removeprefix("\x1b]52;c;").rstrip("\x07")).decode() for one in self.written]


@dataclass
class Desk:
    """An open desk and the keys to it."""

    app: DeskApp
    pilot: Pilot[None]

    @property
    def screen(self) -> DeskScreen:
        """The desk itself, also when another screen lies over it."""
        return next(one for one in reversed(self.app.screen_stack) if isinstance(one, DeskScreen))

    @property
    def table(self) -> QueueTable:
        """The queue."""
        return self.screen.query_one(QueueTable)

    async def press(self, *keys: str) -> None:
        """Press keys one by one, waiting for all that follows from each."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Give the window another size, waiting for all that follows."""
        if self.app.size != (width, height):
            await self.pilot.resize_terminal(width, height)
            await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        quiet = 0
        while quiet < QUIET:
            await self.pilot.pause()
            running = [one for one in self.app.workers if _under_way(one)]
            quiet = 0 if running else quiet + 1
            if running:  # none would mean all
                with suppress(WorkerCancelled):  # it ends in favour of a newer one
                    await self.app.workers.wait_for_complete(running)

    def lines(self) -> list[str]:
        """The screen as lines of text."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip)[: width * 2] for strip in strips[:height]]

    def text(self) -> str:
        """The screen as one text, runs of blanks as one."""
        return "\n".join(" ".join(line.split()) for line in self.lines())

    def says(self, text: str) -> bool:
        """Whether the screen says this, wherever lines break: those with a path in them break by its length."""
        return "".join(text.split()) in "".join("".join(self.lines()).split())


def _under_way(worker: Worker[object]) -> bool:
    """The reader of a folder tree waits for ever for the next folder."""
    return not worker.is_cancelled and not worker.is_finished and not isinstance(worker.node, DirectoryTree)


@asynccontextmanager
async def opened(desk_of: Session | DeskApp, size: tuple[int, int] = (160, 45)) -> AsyncIterator[Desk]:
    """Open the desk, for an agent who has seen OSC 52 work here; the session is the caller's to close."""
    app = desk_of if isinstance(desk_of, DeskApp) else DeskApp(desk_of)
    async with app.run_test(size=size) as pilot:
        desk = Desk(app, pilot)
        await desk.settle()
        desk.screen.contacting.trusted.add(Route.OSC52)
        yield desk


def plug_in(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Give the desk a terminal that takes OSC 52."""
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(desk_work, "terminal_writer", lambda _app: terminal.written.append)
    return terminal
