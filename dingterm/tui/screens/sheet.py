"""A sheet that lies over the desk: what came of it, to choose by a letter; why a customer is due, to read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from dingterm.tui.language import tr


class Sheet(ModalScreen[str]):
    """Gives the letter pressed, where it has any; else an empty text."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss('')", "Back to the desk")]

    def __init__(self, text: Content, letters: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._text, self._letters = text, letters or {}

    def compose(self) -> ComposeResult:
        """One scrolling sheet."""
        with VerticalScroll(id="sheet"):
            yield Static(self._text, id="sheet-text")

    def on_key(self, event: events.Key) -> None:
        """Take a letter; a sheet without any closes by Enter too."""
        if event.key in self._letters or (not self._letters and event.key == "enter"):
            event.stop()
            self.dismiss(self._letters.get(event.key, ""))


def menu(title: str, choices: Mapping[str, tuple[str, str]]) -> Sheet:
    """A sheet to choose from: letter to what it gives and says."""
    lines = [Content.styled(tr(title), "bold $d-accent")]
    lines += [Content.assemble((f"  {letter}  ", "bold"), tr(said)) for letter, (_, said) in choices.items()]
    lines += [Content(""), Content.styled(tr("Esc leaves everything as it is."), "$d-quiet")]
    return Sheet(Content("\n").join(lines), {letter: given for letter, (given, _) in choices.items()})
