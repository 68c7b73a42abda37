"""The line a path is typed or pasted into."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from dingterm.safe_text import safe_text
from dingterm.tui.command import PATH
from dingterm.tui.commands import bindings_at
from dingterm.tui.language import tr
from dingterm.tui.messages import PathsTyped


class PathBox(Input):
    """Posts `PathsTyped`; a paste of several lines is taken at once."""

    BINDINGS = bindings_at(PATH)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, placeholder=tr("type or paste a path, or drop files here"), compact=True)

    def action_add(self) -> None:
        """Hand on what was typed."""
        typed, self.value = self.value, ""
        self.post_message(PathsTyped(typed))

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if "\n" in event.text.strip():
            self.post_message(PathsTyped(event.text))
        else:
            self.insert_text_at_cursor(safe_text(event.text.strip()))
