"""The reply as it will be copied, to be edited in place."""

from __future__ import annotations

from textual import events
from textual.widgets import TextArea

from dingterm.safe_text import safe_text
from dingterm.tui.command import REPLY
from dingterm.tui.commands import bindings_of
from dingterm.tui.messages import ReplyEdited


class ReplyEditor(TextArea):
    """Enter copies here as everywhere; ctrl+n begins a new line."""

    BINDINGS = bindings_of(REPLY)

    def __init__(self, text: str, *, id: str) -> None:
        super().__init__(text, id=id, compact=True, highlight_cursor_line=False)

    def on_mount(self) -> None:
        """Begin at the end, where one goes on writing."""
        self.move_cursor(self.document.end)

    def fill(self, text: str) -> None:
        """Put another reply in, the cursor at its end, nothing to undo before it."""
        if text != self.text:
            self.load_text(text)
            self.move_cursor(self.document.end)

    def action_newline(self) -> None:
        """Begin a new line."""
        self.insert("\n")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Hand on what was typed."""
        event.stop()
        self.post_message(ReplyEdited(self.text))

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        result = self._replace_via_keyboard(safe_text(event.text, lines=True), *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)
