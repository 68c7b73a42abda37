"""Where the filter of the queue is typed."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from dingterm.safe_text import safe_text
from dingterm.tui.command import FILTER
from dingterm.tui.commands import bindings_of
from dingterm.tui.sift_messages import FilterTyped

EXAMPLE = "brazil, over 80 usd, second step · #vip · ana"


class FilterBox(Input):
    """Posts `FilterTyped` with every sign."""

    BINDINGS = bindings_of(FILTER)

    def __init__(self) -> None:
        super().__init__(id="filter", placeholder=EXAMPLE, compact=True, select_on_focus=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Hand on what was typed."""
        event.stop()
        self.post_message(FilterTyped(event.value))

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(safe_text(event.text))

    def hold(self, text: str) -> None:
        """Hold a text; nothing is posted for it."""
        with self.prevent(Input.Changed):
            self.value = text
