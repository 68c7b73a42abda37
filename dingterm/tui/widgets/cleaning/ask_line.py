"""A line that asks one thing, where the keys would stand; Enter takes the answer, Esc leaves it."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from dingterm.safe_text import safe_text
from dingterm.tui.command import ASK
from dingterm.tui.commands import bindings_at
from dingterm.tui.messages import Answered


class AskBox(Input):
    """Posts `Answered`."""

    BINDINGS = bindings_at(ASK)

    def action_answer(self) -> None:
        """Hand on what was typed."""
        self.post_message(Answered(self.value, taken=True))

    def action_leave(self) -> None:
        """Hand on that nothing is wanted."""
        self.post_message(Answered("", taken=False))

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(safe_text(event.text))


class AskLine(Horizontal):
    """Not there until something is asked."""

    def compose(self) -> ComposeResult:
        """The question and the line."""
        yield Static(id="ask-label", markup=False)
        yield AskBox(id="ask", compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Nothing is asked."""
        self.display = False

    def ask(self, question: str, value: str) -> None:
        """Ask, with an answer to begin with."""
        self.query_one("#ask-label", Static).update(f"{question}  ")
        box = self.query_one(AskBox)
        box.value = value
        box.cursor_position = len(value)
        self.display = True
        box.focus()

    def close(self) -> None:
        """Ask nothing any more."""
        self.display = False
