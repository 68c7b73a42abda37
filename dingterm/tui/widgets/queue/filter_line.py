"""The filter of the queue as it is typed, and beside it how many it leaves and how many are marked."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from dingterm.safe_text import safe_text
from dingterm.tui.command import FILTER
from dingterm.tui.commands import bindings_of
from dingterm.tui.language import tr
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


class FilterLine(Horizontal):
    """Shows while there is a filter, or while somebody is marked."""

    _left = ""
    _marks = 0

    def compose(self) -> ComposeResult:
        """The filter, and figures behind it."""
        yield Static("\\ ", id="filter-sign", markup=False)
        yield FilterBox()
        yield Static(id="filter-count", markup=False)

    @property
    def box(self) -> FilterBox:
        """Where the filter is typed."""
        return self.query_one(FilterBox)

    def open(self, text: str) -> None:
        """Show the filter, holding this text already; nothing is posted for it."""
        with self.box.prevent(Input.Changed):
            self.box.value = text
        self.add_class("-filtering")

    def close(self) -> None:
        """Put the filter away."""
        with self.box.prevent(Input.Changed):
            self.box.value = ""
        self.remove_class("-filtering")

    def tell(self, found: int, of: int) -> None:
        """Say how many of a lane are left."""
        self._left = f"{found:,} of {max(found, of):,}"
        self._draw()

    def tell_marks(self, count: int) -> None:
        """Say how many are marked."""
        self._marks = count
        self.set_class(bool(count), "-marked")
        self._draw()

    def _draw(self) -> None:
        marks = tr(f"✓ {self._marks:,} marked: s w # for all") if self._marks else ""
        left = tr(self._left) if self.has_class("-filtering") else ""
        self.query_one("#filter-count", Static).update("  ".join(filter(None, (marks, left))))
