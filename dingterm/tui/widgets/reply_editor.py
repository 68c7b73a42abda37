"""The reply as it will be copied, to be edited in place."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.widgets import TextArea

from dingterm.safe_text import safe_text
from dingterm.tui.command import REPLY
from dingterm.tui.commands import bindings_of
from dingterm.tui.drafts import Draft
from dingterm.tui.messages import ReplyEdited
from dingterm.tui.widgets.marks import by_line, placed


class ReplyEditor(TextArea):
    """Enter copies here as everywhere; ctrl+n begins a new line."""

    BINDINGS = bindings_of(REPLY)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"reply--mark"}

    def __init__(self, text: str, *, id: str) -> None:
        super().__init__(text, id=id, compact=True, highlight_cursor_line=False)
        self._marked: dict[int, list[tuple[int, int]]] = {}

    def on_mount(self) -> None:
        """Begin at the end, where one goes on writing."""
        self.move_cursor(self.document.end)

    def fill(self, text: str) -> None:
        """Put another reply in, the cursor at its end, nothing to undo before it."""
        if text != self.text:
            self.load_text(text)
            self.move_cursor(self.document.end)

    def grow(self, text: str) -> None:
        """Show what has come of a draft; the end stays in sight."""
        if not text.startswith(self.text):
            self.fill(text)
        elif rest := text[len(self.text) :]:
            self.insert(rest, self.document.end, maintain_selection_offset=False)

    def judge(self, draft: Draft) -> None:
        """Mark what was found in a draft; while it comes, take no keys."""
        if self.read_only and not draft.coming:
            self.history.clear()  # what came is not undone piece by piece
        self.read_only = draft.coming
        marked = by_line(draft.text, placed(draft))
        if marked != self._marked:
            self._marked = marked
            self._line_cache.clear()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """The line with its marks."""
        line = super().get_line(line_index)
        for start, end in self._marked.get(line_index, ()):
            line.stylize(self.get_component_rich_style("reply--mark", partial=True), start, end)
        return line

    def action_newline(self) -> None:
        """Begin a new line."""
        if not self.read_only:
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
