"""The filter of the queue as it is typed, and beside it how many it leaves and how many are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widgets import Static

from dingterm.tui.language import tr

if TYPE_CHECKING:
    from dingterm.tui.widgets.queue.filter_box import FilterBox


class FilterLine(Horizontal):
    """Shows while there is a filter, or while somebody is marked."""

    _left = ""
    _marks = 0

    @property
    def box(self) -> FilterBox:
        """Where the filter is typed; made, with all of this line, when it is first needed."""
        from dingterm.tui.widgets.queue.filter_box import FilterBox

        if not self.children:
            sign, count = Static("\\ ", id="filter-sign", markup=False), Static(id="filter-count", markup=False)
            self.mount(sign, FilterBox(), count)
        return self.query_one(FilterBox)

    def open(self, text: str) -> None:
        """Show the filter, holding this text already; nothing is posted for it."""
        self.box.hold(text)
        self.add_class("-filtering")

    def close(self) -> None:
        """Put the filter away."""
        if self.children:
            self.box.hold("")
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
        if (marks or self.children) and self.box:
            self.query_one("#filter-count", Static).update("  ".join(filter(None, (marks, left))))
