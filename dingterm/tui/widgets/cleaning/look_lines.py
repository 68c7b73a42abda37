"""What a file is: how it is written, which column is what, its first rows, and the verdicts on a sample."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from dingterm.safe_text import safe_text
from dingterm.tui.cells import fit, spread, wrapped
from dingterm.tui.language import tr
from dingterm.tui.presenter import presenter_of
from dingterm.tui.widgets.cleaning.bars import tally_lines
from dingterm.tui.widgets.cleaning.pick_pane import human
from dingterm.tui.widgets.cleaning.row_list import GAP, cell

WIDEST, NARROWEST = 22, 5
VERDICTS = 5
"""Lines of verdicts."""


class LookLines(Static):
    """Drawn anew for every size: the first rows give way, the verdicts stay."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._look: Mapping[str, Any] = {}
        self._place = ""
        self._notice = ""

    def show(self, look: Mapping[str, Any], place: str) -> None:
        """Show a file, with its place among several."""
        self._look, self._place, self._notice = look, place, ""
        self.refresh()

    def say(self, notice: str) -> None:
        """Show a sentence where a file would stand."""
        self._look, self._notice = {}, notice
        self.refresh()

    def render(self) -> Content:
        """As many lines as there is room for."""
        width = max(20, self.size.width)
        if not self._look:
            return Content("\n").join(Content.styled(line, "$d-quiet") for line in wrapped(tr(self._notice), width))
        rows = [presenter_of(self.app).row(row) for row in self._look.get("rows", ())]
        look = {**self._look, "rows": rows}
        return Content("\n").join(look_content(look, self._place, width, self.size.height))


def look_content(look: Mapping[str, Any], place: str, width: int, height: int) -> Iterator[Content]:
    """A file in lines of at most `width` cells, about `height` of them."""
    yield Content.styled(spread(safe_text(str(look["file"])), place, width), "bold")
    if "error" in look:
        yield from (Content.assemble((line, "$d-bad")) for line in wrapped(safe_text(look["error"]), width))
        yield Content.styled(tr("m says which column is what."), "$d-quiet")
        return
    said = f"{look['said']}, {human(look['size'])}"
    yield from (Content.styled(line, "$d-quiet") for line in wrapped(safe_text(said), width))
    judged = [*_judged(look, width)]
    yield Content("")
    yield from _table(look, width, max(2, height - len(judged) - 7))
    yield Content("")
    yield from judged


def _judged(look: Mapping[str, Any], width: int) -> Iterator[Content]:
    title = f"Phones of the first {look['sampled']:,} rows"
    yield from tally_lines(title, look["verdicts"], width, VERDICTS)


def _table(look: Mapping[str, Any], width: int, most: int) -> Iterator[Content]:
    """The columns under their names and what they were taken for; recognised ones come first where not all fit."""
    rows = look["rows"][:most]
    widths = _widths(look, rows, width)
    yield _line({name: safe_text(name) for name in widths}, widths, "bold")
    yield _line({name: _role(look, name) for name in widths}, widths, "$d-accent")
    for row in rows:
        yield _line({name: cell(row, name) for name in widths}, widths, "")
    if (hidden := len(look["headers"]) - len(widths)) > 0:
        yield Content.styled(f"and {hidden:,} more columns", "$d-quiet")


def _widths(look: Mapping[str, Any], rows: list[Mapping[str, Any]], width: int) -> dict[str, int]:
    needed = {
        name: min(
            WIDEST,
            max(
                NARROWEST,
                cell_len(safe_text(name)),
                cell_len(_role(look, name)),
                *(cell_len(cell(row, name)) for row in rows),
            ),
        )
        for name in look["headers"]
    }
    chosen: set[str] = set()
    room = width
    for name in sorted(needed, key=lambda one: one not in look["mapping"]):
        if needed[name] <= room:
            chosen.add(name)
            room -= needed[name] + GAP
    return _widened({name: size for name, size in needed.items() if name in chosen}, rows, room)


def _widened(widths: dict[str, int], rows: list[Mapping[str, Any]], room: int) -> dict[str, int]:
    """Room that is left goes to columns that are cut, from the left."""
    for name in widths:
        wish = max((cell_len(cell(row, name)) for row in rows), default=0) - widths[name]
        more = max(0, min(wish, room))
        widths[name] += more
        room -= more
    return widths


def _line(cells: Mapping[str, str], widths: Mapping[str, int], style: str) -> Content:
    return Content.styled((" " * GAP).join(fit(cells[name], width) for name, width in widths.items()), style)


def _role(look: Mapping[str, Any], name: str) -> str:
    """What a column was taken for: `=` when that is sure, `≈` and how sure when it should be looked at."""
    field = str(look["mapping"].get(name, "")).replace("_", " ")
    column = look.get("columns", {}).get(name, {})
    if not field:
        return "·"
    return f"≈ {field} {column['certainty']:.0%}" if column.get("doubtful") else f"= {field}"
