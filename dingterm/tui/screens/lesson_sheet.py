"""A sheet over the desk in a lesson: the hint of a step, or the score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen

from dingterm.safe_text import safe_text
from dingterm.tui.cells import wrapped
from dingterm.tui.widgets.sheet_frame import Drawn, SheetFrame

TONES = {
    "title": ("", "bold $d-accent"),
    "good": ("✓ ", "$d-good"),
    "bad": ("✗ ", "$d-bad"),
    "quiet": ("", "$d-quiet"),
    "": ("", ""),
}
"""The sign and the colour of each tone."""

CLOSES = "↑↓ scroll · Esc goes back to the desk"


class LessonSheet(ModalScreen[None]):
    """Lies over the desk until any of its keys."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,f2,f3", "dismiss", "Back to the desk"),
        Binding("down,j", "scroll(1)", "Down"),
        Binding("up,k", "scroll(-1)", "Up"),
    ]

    def __init__(self, lines: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self._lines = list(lines)

    def compose(self) -> ComposeResult:
        """One scrolling sheet."""
        yield SheetFrame(Drawn(partial(_drawn, self._lines), id="lesson-text"), id="lesson-sheet", keys=CLOSES)

    def action_scroll(self, lines: int) -> None:
        """Move the sheet."""
        self.query_one(SheetFrame).scroll_relative(y=lines, animate=False)


def _drawn(lines: Iterable[tuple[str, str]], width: int) -> Iterator[Content]:
    for tone, text in lines:
        sign, style = TONES[tone]
        for place, line in enumerate(wrapped(safe_text(text), width - len(sign))):
            lead = " " * len(sign) if place else sign
            body = "" if sign else style  # what has a sign keeps the colour of text
            yield Content.assemble((lead, style), (line, body))
