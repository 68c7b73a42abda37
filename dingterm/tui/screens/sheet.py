"""A sheet that lies over the desk: what came of it, to choose by a letter; why a customer is due, to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen

from dingterm.tui.cells import wrapped
from dingterm.tui.language import tr
from dingterm.tui.widgets.sheet_frame import SCROLLS, Drawn, SheetFrame

LEAVES = "Esc leaves everything as it is"

LETTER = 5
"""Cells of a letter with the blanks around it."""


class Sheet(ModalScreen[str]):
    """Gives the letter pressed or clicked, where it has any; else an empty text.

    Args:
        draw: Makes its lines for a width.
        letters: What each letter gives.
        keys: What its lower edge says.
    """

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss('')", "Back to the desk")]

    def __init__(
        self, draw: Callable[[int], Iterable[Content]], letters: Mapping[str, str] | None = None, keys: str = SCROLLS
    ) -> None:
        super().__init__()
        self._draw, self._letters, self._keys = draw, letters or {}, keys

    def compose(self) -> ComposeResult:
        """One scrolling sheet."""
        yield SheetFrame(Drawn(self._draw, id="sheet-text"), id="sheet", keys=self._keys)

    def on_key(self, event: events.Key) -> None:
        """Take a letter; a sheet without any closes by Enter too."""
        if event.key in self._letters or (not self._letters and event.key == "enter"):
            event.stop()
            self.dismiss(self._letters.get(event.key, ""))

    def on_click(self, event: events.Click) -> None:
        """Take the line under the mouse; beside the sheet, leave it."""
        text = self.query_one(Drawn)
        if not self.query_one(SheetFrame).region.contains(event.screen_x, event.screen_y):
            self.dismiss("")
        elif (line := event.screen_y - text.region.y) in range(len(lines := list(self._draw(text.size.width)))):
            letter = lines[line].plain[:LETTER].strip()
            if letter in self._letters:
                self.dismiss(self._letters[letter])


def menu(title: str, choices: Mapping[str, tuple[str, str]]) -> Sheet:
    """A sheet to choose from: letter to what it gives and says."""
    letters = {letter: given for letter, (given, _) in choices.items()}
    return Sheet(partial(_menu_lines, title, choices), letters, LEAVES)


def _menu_lines(title: str, choices: Mapping[str, tuple[str, str]], width: int) -> Iterator[Content]:
    yield from (Content.styled(line, "bold $d-accent") for line in wrapped(tr(title), width))
    for letter, (_, said) in choices.items():
        for place, line in enumerate(wrapped(tr(said), width - LETTER)):
            yield Content.assemble((f"  {'' if place else letter}".ljust(LETTER), "bold"), line)
