"""Several lines of plain text to type and paste: Enter is a command here as everywhere, ctrl+n begins a new line."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.widgets import TextArea

from dingterm.safe_text import LIMIT, safe_text


class PlainEditor(TextArea):
    """What is pasted is made harmless first, and cut where it is longer than `longest` signs."""

    longest: ClassVar[int] = LIMIT

    def __init__(self, text: str = "", *, id: str, placeholder: str = "") -> None:
        super().__init__(text, id=id, compact=True, highlight_cursor_line=False, placeholder=placeholder)

    def action_newline(self) -> None:
        """Begin a new line."""
        if not self.read_only:
            self.insert("\n")

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        safe = safe_text(event.text, lines=True, limit=self.longest)
        result = self._replace_via_keyboard(safe, *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)
