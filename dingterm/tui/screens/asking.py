"""One line, or a few, asked over the desk: until when, why, what they wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from dingterm.safe_text import safe_text
from dingterm.tui.language import tr
from dingterm.tui.outcome_work import OutcomeWork, Understood
from dingterm.tui.widgets.plain_editor import PlainEditor

if TYPE_CHECKING:
    from dingterm.desk.session import Session


class Line(Input):
    """What is pasted is made harmless first."""

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(safe_text(event.text))


class Lines(PlainEditor):
    """A few lines; Enter keeps them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.keep", "Keep"),
        Binding("ctrl+n,alt+enter", "newline", "New line"),
    ]
    longest: ClassVar[int] = 4_000


class AskScreen(ModalScreen[str]):
    """Gives what was typed, or an empty text when it was left."""

    CSS_PATH = "asking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss('')", "Leave it")]

    def __init__(self, title: str, hint: str, *, lines: bool = False) -> None:
        super().__init__()
        self._heading, self._hint, self._lines = title, hint, lines

    def compose(self) -> ComposeResult:
        """The line, and what is to be said of it."""
        with Vertical(id="ask-box") as box:
            box.border_title = tr(self._heading)
            yield Lines(id="ask-lines") if self._lines else Line(id="ask-line", compact=True, select_on_focus=False)
            yield Static(tr(self._hint), id="ask-hint", markup=False)

    def action_keep(self) -> None:
        """Give the lines."""
        self.dismiss(self.query_one(Lines).text.strip())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line, if it will do."""
        event.stop()
        self.take(event.value)

    def take(self, text: str) -> None:
        """Give what was typed on the line."""
        self.dismiss(text.strip())


PICKS = ("in 3 hours", "tomorrow 9", "tomorrow 15", "monday 9", "in 7 days", "in 30 days")
"""Moments to pick from."""


class UntilScreen(AskScreen):
    """Asks for a moment, picked with the arrows or typed; shows which one was understood, and takes only such a one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "pick(1)", "Next"),
        Binding("up", "pick(-1)", "Before"),
    ]

    def __init__(self, title: str, hint: str, session: Session, entry_id: int) -> None:
        super().__init__(title, hint)
        self._work = OutcomeWork(self, session)
        self._entry_id = entry_id
        self._understood = ""

    def action_pick(self, steps: int) -> None:
        """Put the next moment there is to pick on the line."""
        line = self.query_one(Line)
        place = PICKS.index(line.value) + steps if line.value in PICKS else min(0, -steps)
        line.value = PICKS[place % len(PICKS)]
        line.cursor_position = len(line.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Ask what it means."""
        event.stop()
        self._understood = ""
        if event.value.strip():
            self._work.understand(self._entry_id, event.value)
        else:
            self.query_one("#ask-hint", Static).update(tr(self._hint))

    def on_understood(self, message: Understood) -> None:
        """Show it."""
        if message.typed == self.query_one(Line).value:
            self._understood = message.typed if message.taken else ""
            sign = "✓" if message.taken else "✗"
            self.query_one("#ask-hint", Static).update(f"{sign} {tr(message.meant)}")

    def take(self, text: str) -> None:
        """Give it, if it is understood; nothing typed leaves the line."""
        if text == self._understood or not text.strip():
            self.dismiss(text.strip())
        else:
            self._work.understand(self._entry_id, text)
