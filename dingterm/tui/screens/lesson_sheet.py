"""A sheet over the desk in a lesson: the hint of a step, or the score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from dingterm.safe_text import safe_text
from dingterm.tui.cells import wrapped

TONES = {
    "title": ("", "bold $d-accent"),
    "good": ("✓ ", "$d-good"),
    "bad": ("✗ ", "$d-bad"),
    "quiet": ("", "$d-quiet"),
    "": ("", ""),
}
"""The sign and the colour of each tone."""

WIDTH = 76
FRAME = 8
"""Cells that the border, the padding and the scrollbar take."""

CLOSE = "Esc goes back to the desk."


class LessonSheet(ModalScreen[None]):
    """Lies over the desk until any of its keys."""

    CSS_PATH = "lesson_sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,f2,f3", "dismiss", "Back to the desk"),
        Binding("down,j", "scroll(1)", "Down"),
        Binding("up,k", "scroll(-1)", "Up"),
    ]

    def __init__(self, lines: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self._lines = [*lines, ("", ""), ("quiet", CLOSE)]

    def compose(self) -> ComposeResult:
        """One scrolling sheet."""
        width = min(WIDTH, self.app.size.width) - FRAME
        with VerticalScroll(id="lesson-sheet"):
            yield Static(Content("\n").join(_drawn(self._lines, width)), id="lesson-text")

    def action_scroll(self, lines: int) -> None:
        """Move the sheet."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _drawn(lines: Iterable[tuple[str, str]], width: int) -> Iterator[Content]:
    for tone, text in lines:
        sign, style = TONES[tone]
        for place, line in enumerate(wrapped(safe_text(text), width - len(sign))):
            lead = " " * len(sign) if place else sign
            body = "" if sign else style  # what has a sign keeps the colour of text
            yield Content.assemble((lead, style), (line, body))
