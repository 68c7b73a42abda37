"""The reply as it will be copied, to be edited in place."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.widgets import TextArea

from dingterm.tui.command import REPLY
from dingterm.tui.commands import bindings_of
from dingterm.tui.drafts import Draft
from dingterm.tui.messages import ReplyEdited
from dingterm.tui.widgets.marks import by_line, placed
from dingterm.tui.widgets.plain_editor import PlainEditor


class ReplyEditor(PlainEditor):
    """Shows a reply with its marks; while a draft comes it takes no keys."""

    BINDINGS = bindings_of(REPLY)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"reply--mark"}

    def __init__(self, text: str, *, id: str) -> None:
        super().__init__(text, id=id)
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

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Hand on what was typed."""
        event.stop()
        self.post_message(ReplyEdited(self.text))

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Letters are typed here, or nothing: never commands, also while a draft comes."""
        return character is not None and character.isprintable()

    async def _on_key(self, event: events.Key) -> None:
        if self.read_only and event.is_printable:
            event.stop()
            event.prevent_default()
