"""Two customers side by side, what differs marked by a sign and a colour."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widgets import Static

from dingterm.desk.views import PairLine, PairView
from dingterm.safe_text import safe_text
from dingterm.tui.cells import fit, spread, wrapped
from dingterm.tui.language import tr

FIELD, SIGN = 10, 3
"""Cells of the name of a field, and of the sign between the two."""

STYLES = {"=": "$d-good", "≈": "$d-waiting", "≠": "$d-blocked", "": "$d-quiet"}


class PairLines(Static):
    """Drawn anew for every width."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._view: PairView | None = None
        self._text = ""

    def show(self, view: PairView) -> None:
        """Show a pair."""
        self._view = view
        self.refresh(layout=True)

    def say(self, text: str) -> None:
        """Show a sentence where a pair would stand."""
        self._view, self._text = None, text
        self.refresh(layout=True)

    def render(self) -> Content:
        """As many lines as it takes."""
        width = max(40, self.size.width)
        if self._view is None:
            return Content("\n").join(Content(line) for line in wrapped(self._text, width))
        return Content("\n").join(pair_content(self._view, width))


def pair_content(view: PairView, width: int) -> Iterator[Content]:
    """A pair in lines of at most `width` cells."""
    room = (width - FIELD - SIGN) // 2
    place = tr(f"{view.place} of {view.count}" if view.place else f"{view.count} open")
    front, bits = f"{tr('Same person?')}   {tr(view.likely)}", tr(f"{view.bits:+.1f} bits")
    yield Content.styled(spread(front, f"{place}   {bits}", width), "bold")
    yield from (Content.styled(safe_text(part), "$d-quiet") for part in wrapped(tr(view.reason), width))
    yield Content("")
    heads = " " * FIELD + fit(view.sources[0], room) + " " * SIGN + fit(view.sources[1], room)
    yield Content.styled(heads, "$d-quiet")
    field = ""
    for line in view.lines:
        yield from _line(line, "" if line.field == field else line.field, room)
        field = line.field


def _line(line: PairLine, field: str, room: int) -> Iterator[Content]:
    left, right = wrapped(line.left, room - 1), wrapped(line.right, room - 1)
    height = max(len(left), len(right))
    for place in range(height):
        first = left[place] if place < len(left) else ""
        second = right[place] if place < len(right) else ""
        name, sign = (field, line.sign) if place == 0 else ("", "")
        yield Content.assemble(
            (fit(tr(name), FIELD), "$d-quiet"),
            fit(first, room),
            (fit(sign, SIGN), STYLES[line.sign]),
            fit(second, room),
        )
