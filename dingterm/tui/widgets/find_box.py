"""The line in which customers are searched for, as it is typed."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from dingterm.safe_text import safe_text
from dingterm.tui.command import FIND
from dingterm.tui.commands import bindings_at
from dingterm.tui.language import tr
from dingterm.tui.messages import PersonTyped


class FindBox(Input):
    """Posts `PersonTyped` with every sign."""

    BINDINGS = bindings_at(FIND)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, placeholder=tr("a name, a number, an e-mail address, or its beginning"), compact=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Hand on what was typed."""
        event.stop()
        self.post_message(PersonTyped(event.value))

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(safe_text(event.text).strip())
