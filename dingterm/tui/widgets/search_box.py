"""The line in which replies are searched for, as it is typed."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from dingterm.safe_text import safe_text
from dingterm.tui.command import SEARCH
from dingterm.tui.commands import bindings_of
from dingterm.tui.language import tr
from dingterm.tui.messages import SearchTyped


class SearchBox(Input):
    """Posts `SearchTyped` with every sign."""

    BINDINGS = bindings_of(SEARCH)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, placeholder=tr("search replies"), compact=True, select_on_focus=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Hand on what was typed."""
        event.stop()
        self.post_message(SearchTyped(event.value))

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(safe_text(event.text))
