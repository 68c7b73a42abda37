"""The help sheet: every key with what it does, from the table of commands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from dingterm.tui.cells import fit, wrapped
from dingterm.tui.command import Command
from dingterm.tui.commands import COMMANDS
from dingterm.tui.keymap import Keymap, keymap_of
from dingterm.tui.language import tr

KEYS_WIDTH = 12
SHEET_WIDTH = 76
FRAME = 8
"""Cells of the sheet that its border, its padding and the scrollbar take."""


class HelpScreen(ModalScreen[None]):
    """Lies over the desk until any of its keys."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,q,enter", "dismiss", "Back to the desk")]

    def compose(self) -> ComposeResult:
        """One scrolling sheet."""
        with VerticalScroll(id="help-sheet"):
            width = min(SHEET_WIDTH, self.app.size.width) - FRAME
            yield Static(Content("\n").join(help_lines(width, keymap_of(self.app))), id="help-text")


def help_lines(width: int, keymap: Keymap) -> Iterator[Content]:
    """The sheet, in lines of at most `width` cells."""
    told = [one for one in COMMANDS if one.keys and one.tooltip]
    for group in dict.fromkeys(one.group for one in told):
        yield Content.styled(tr(group), "bold $d-accent")
        for one in told:
            if one.group == group:
                yield from _command_lines(one, keymap.shown(one), width - KEYS_WIDTH)
        yield Content("")
    for problem in keymap.problems:
        yield from (Content.styled(line, "$d-bad") for line in wrapped(problem, width))
    yield Content.styled(tr("Esc closes this sheet."), "$d-quiet")


def _command_lines(command: Command, shown: str, width: int) -> Iterator[Content]:
    for place, line in enumerate(wrapped(tr(command.tooltip), width)):
        keys = f"  {shown}" if place == 0 else ""
        yield Content.assemble((fit(keys, KEYS_WIDTH), "bold"), line)
