"""Rows of a file or of a result, with a cursor: as many as fit are drawn, each column as wide as it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from dingterm.safe_text import safe_text
from dingterm.tui.cells import fit
from dingterm.tui.language import tr
from dingterm.tui.presenter import presenter_of

GAP = 2
WIDEST = 32
"""Cells of a column that is not the last."""

NARROWEST = 6


class RowList(Widget):
    """Draws; whoever shows it moves the cursor. Rows of a file are masked here, others come masked already."""

    def __init__(self, *, id: str, of_a_file: bool = True) -> None:
        super().__init__(id=id)
        self._of_a_file = of_a_file
        self._columns: Sequence[str] = ()
        self._rows: Sequence[Mapping[str, Any]] = ()
        self._notice = ""
        self._marked: frozenset[int] = frozenset()
        self._top = 0
        self.cursor = 0

    def show(self, columns: Sequence[str], rows: Sequence[Mapping[str, Any]], notice: str = "") -> None:
        """Show rows from their beginning.

        Args:
            columns: Keys of the rows, in order; those there is no room for are left out.
            rows: Texts by column.
            notice: What an empty list says.
        """
        self._columns, self._rows, self._notice = columns, rows, notice
        self.cursor = self._top = 0
        self._marked = frozenset()
        self.refresh()

    def mark(self, places: frozenset[int]) -> None:
        """Mark rows, as those corrected."""
        self._marked = places
        self.refresh()

    def move(self, steps: int) -> None:
        """Move the cursor."""
        self.cursor = max(0, min(self.cursor + steps, len(self._rows) - 1))
        height = max(1, self.size.height - 1)
        self._top = max(self.cursor - height + 1, min(self._top, self.cursor))
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go to the row under the mouse."""
        if event.y >= 1:
            self.move(self._top + event.y - 1 - self.cursor)

    def render(self) -> Content:
        """The names of the columns, then rows."""
        if not self._rows:
            return Content.styled(tr(self._notice), "$d-quiet")
        seen = range(self._top, min(self._top + max(1, self.size.height - 1), len(self._rows)))
        shown = presenter_of(self.app).row if self._of_a_file else dict
        rows = {place: shown(self._rows[place]) for place in seen}
        widths = self._widths([*rows.values()])
        head = "  " + (" " * GAP).join(fit(safe_text(name), width) for name, width in widths.items())
        lines = [Content.styled(fit(head, self.size.width), "$d-quiet")]
        return Content("\n").join([*lines, *(self._line(place, row, widths) for place, row in rows.items())])

    def _line(self, place: int, row: Mapping[str, Any], widths: Mapping[str, int]) -> Content:
        here = place == self.cursor
        cells = (" " * GAP).join(fit(cell(row, name), width) for name, width in widths.items())
        sign = "▌" if here else " "
        fixed = "✎" if place in self._marked else " "
        style = "bold on $d-row" if here else ""
        return Content.assemble((sign, "$d-accent"), (fixed, "$d-good"), (fit(cells, self.size.width - 2), style))

    def _widths(self, rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
        """Columns from the left as long as there is room, the last one taking what is left."""
        room = self.size.width - 2
        widths: dict[str, int] = {}
        for name in self._columns:
            needed = max(NARROWEST, *(cell_len(text) for text in (safe_text(name), *(cell(row, name) for row in rows))))
            last = name == self._columns[-1]
            width = min(needed, room if last else WIDEST)
            if room < NARROWEST:
                break
            widths[name] = min(width, room)
            room -= width + GAP
        return widths


def cell(row: Mapping[str, Any], column: str) -> str:
    """A cell, harmless."""
    value = row.get(column)
    return "" if value is None else safe_text(str(value), limit=200)
