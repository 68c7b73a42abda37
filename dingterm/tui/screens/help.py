"""The help sheet: every key with what it does, from the table of commands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from dingterm.tui.cells import fit
from dingterm.tui.commands import COMMANDS, Command

KEYS_WIDTH = 10


class HelpScreen(ModalScreen[None]):
    """Lies over the desk until any of its keys."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,q,enter", "dismiss", "Back to the desk")]

    def compose(self) -> ComposeResult:
        """One scrolling sheet."""
        with VerticalScroll(id="help-sheet"):
            yield Static(Content("\n").join(help_lines()), id="help-text")


def help_lines() -> Iterator[Content]:
    """The sheet, line by line."""
    keyed = sorted((one for one in COMMANDS if one.keys), key=_group)
    for group, commands in groupby(keyed, _group):
        yield Content.styled(group, "bold $d-accent")
        for one in commands:
            yield Content.assemble((f"  {fit(one.shown, KEYS_WIDTH)} ", "bold"), one.tooltip)
        yield Content("")
    yield Content.styled("Esc closes this sheet.", "$d-quiet")


def _group(command: Command) -> str:
    return command.group
