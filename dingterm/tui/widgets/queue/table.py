"""The queue as a line-API table: any number of entries, drawn one visible line at a time."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from dingterm.desk.views import SIGNS, QueueRow
from dingterm.tui.cells import fit
from dingterm.tui.command import QUEUE
from dingterm.tui.commands import bindings_of
from dingterm.tui.language import tr
from dingterm.tui.messages import EntryChosen, RowsWanted
from dingterm.tui.sift_messages import MarksChanged, SortAsked
from dingterm.tui.widgets.queue.columns import Plan, cell_text, heading, plan_columns
from dingterm.tui.widgets.queue.pages import Pages

MARK = "▌"
"""Stands before the selected row, so that it is seen without any colour."""

CHECK = "✓"
"""Stands before a row that is marked."""

HEADER = 1

AIRY = 12
"""Lines from which a table has room for one left free between two entries."""


class QueueTable(ScrollView, can_focus=True):
    """The entries of one lane; posts `EntryChosen` for the one the agent stands on.

    `notice` is what an empty table says. The ids are a snapshot that does not change until the lane is loaded again;
    rows come by page through `RowsWanted` and `keep_rows`.
    """

    COMPONENT_CLASSES = {
        "queue--header",
        "queue--row",
        "queue--cursor",
        "queue--quiet",
        "queue--score",
        "queue--mark",
    } | {f"queue--{state}" for state in SIGNS}
    BINDINGS = bindings_of(QUEUE)

    cursor = reactive(0, init=False)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.ids: array[int] = array("q")
        self.notice: tuple[str, ...] = ("Loading…",)
        self.sorted_by, self.backwards = "score", False
        self.hidden: frozenset[str] = frozenset()
        self.marked: dict[int, None] = {}
        self.airy = False
        self._pages = Pages()

    @property
    def entry_id(self) -> int | None:
        """The entry the agent stands on; None in an empty lane."""
        return self.ids[self.cursor] if self.cursor < len(self.ids) else None

    @property
    def pitch(self) -> int:
        """Lines from one entry to the next: two where people look on from afar."""
        return 2 if self.airy and self.size.height >= AIRY else 1

    def spread_out(self, airy: bool) -> None:
        """Leave a line free between entries, or no longer."""
        self.airy = airy
        self._measure()

    def _measure(self) -> None:
        self.virtual_size = Size(0, len(self.ids) * self.pitch + HEADER)
        self._reveal(self.cursor)
        self.refresh()

    def show(self, ids: array[int], entry_id: int | None = None, *, whole: bool = True) -> None:
        """Show a new snapshot, standing on `entry_id` if it is there, else on the first entry.

        Marks stay on the entries that are in it; where it is only its beginning, until `extend` brings the rest.
        """
        self.ids = ids
        self._pages.clear()
        if whole:
            self._keep_marks(ids)
        self.virtual_size = Size(0, len(ids) * self.pitch + HEADER)
        place = ids.index(entry_id) if entry_id is not None and entry_id in ids else 0
        self.set_reactive(QueueTable.cursor, place)
        self._reveal(place)
        self.refresh()
        self._tell()

    def extend(self, ids: array[int]) -> None:
        """Take the whole of a snapshot whose beginning is shown already."""
        self.ids = ids
        self._keep_marks(ids)
        self.virtual_size = Size(0, len(ids) * self.pitch + HEADER)
        self.refresh()

    def keep_rows(self, ids: Sequence[int], rows: Sequence[QueueRow]) -> None:
        """Take the rows that were asked for, and draw them."""
        self._pages.keep(ids, rows)
        self.refresh()

    def forget(self) -> None:
        """Draw no row until it was read again."""
        self._pages.clear()
        self.refresh()

    def renew(self, entry_id: int | None = None) -> None:
        """Ask anew for the row of one entry, or for all rows in sight; the old ones stay until then."""
        top = self.scroll_offset.y // self.pitch
        seen = list(self.ids[top : top + self.size.height // self.pitch])
        if wanted := seen if entry_id is None else [entry_id]:
            self.post_message(RowsWanted(wanted).set_sender(self))

    def stand_on(self, entry_id: int) -> bool:
        """Go to an entry; says whether the snapshot has it."""
        if entry_id not in self.ids:
            return False
        self.cursor = self.ids.index(entry_id)
        return True

    def validate_cursor(self, value: int) -> int:
        """Keep the cursor on an entry."""
        return max(0, min(value, len(self.ids) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw both lines anew and tell who is chosen."""
        self.refresh_line(old * self.pitch + HEADER)
        self.refresh_line(new * self.pitch + HEADER)
        self._reveal(new)
        self._tell()

    def known_rows(self, ids: Iterable[int]) -> list[QueueRow]:
        """The rows of these entries as far as they were read."""
        return [row for one in ids if one in self._pages and (row := self._pages.row(one))]

    def action_mark(self) -> None:
        """Mark the entry under the cursor, or unmark it, and go on to the next."""
        if (entry_id := self.entry_id) is not None:
            if self.marked.pop(entry_id, self) is self:
                self.marked[entry_id] = None
            self._say_marks()
            self.cursor += 1

    def action_mark_all(self) -> None:
        """Mark every entry; unmark them where all are marked."""
        self.marked = {} if len(self.marked) == len(self.ids) else dict.fromkeys(self.ids)
        self._say_marks()

    def unmark(self) -> None:
        """Mark nobody."""
        self.marked = {}
        self._say_marks()

    def _keep_marks(self, ids: array[int]) -> None:
        if self.marked:
            there = set(ids)
            self.marked = {one: None for one in self.marked if one in there}
            self._say_marks()

    def _say_marks(self) -> None:
        self.post_message(MarksChanged(len(self.marked)).set_sender(self))
        self.refresh()

    def action_step(self, lines: int) -> None:
        """Go up or down by lines."""
        self.cursor += lines

    def action_page(self, pages: int) -> None:
        """Go up or down by what is visible."""
        self.cursor += pages * max(1, (self.size.height - HEADER) // self.pitch - 1)

    def action_edge(self, side: int) -> None:
        """Go to the first or the last entry."""
        self.cursor = len(self.ids) if side > 0 else 0

    def on_click(self, event: events.Click) -> None:
        """Choose the entry under the mouse; on the heading, sort by the column there."""
        line = event.y - self.gutter.top - HEADER
        index = (line + self.scroll_offset.y) // self.pitch
        if line >= 0 and index < len(self.ids):
            self.cursor = index
        column = self._plan().at(event.x - self.gutter.left - 2)
        if line == -HEADER and column and (sort := column.sort or "amount"):
            self.post_message(SortAsked(sort).set_sender(self))

    def _plan(self) -> Plan:
        return plan_columns(self.size.width - 3, self.hidden)

    def render_line(self, y: int) -> Strip:
        """One visible line: the header stays on top, entries scroll under it."""
        width = self.size.width
        plan = self._plan()
        if y < HEADER:
            return self._header(plan, width)
        index, between = divmod(y - HEADER + self.scroll_offset.y, self.pitch)
        if index >= len(self.ids):
            return self._notice_line(y - HEADER - 1, width)
        if between:
            return Strip.blank(width, self._style("row"))
        entry_id = self.ids[index]
        if entry_id in self._pages:
            return self._row(entry_id, plan, width, index == self.cursor)
        if wanted := self._pages.page_around(self.ids, index):
            self.post_message(RowsWanted(wanted).set_sender(self))
        return Strip([Segment(fit("   ·", width), self._style("quiet"))], width)

    def _header(self, plan: Plan, width: int) -> Strip:
        titles = (heading(column, cells, self.sorted_by, self.backwards) for column, cells in plan.columns)
        return Strip([Segment(fit("  " + (" " * plan.gap).join(titles), width), self._style("header"))], width)

    def _notice_line(self, line: int, width: int) -> Strip:
        if self.ids or not 0 <= line < len(self.notice):
            return Strip.blank(width, self._style("row"))
        return Strip([Segment(fit(f"  {tr(self.notice[line])}", width), self._style("quiet"))], width)

    def _row(self, entry_id: int, plan: Plan, width: int, chosen: bool) -> Strip:
        row = self._pages.row(entry_id)
        base = self._style("cursor" if chosen else "row")
        mark = Segment(MARK if chosen else " ", base + self._style("mark") if chosen else base)
        if row is None:
            gone = Segment(fit(" has left the queue", width - 1), base + self._front("quiet"))
            return Strip([mark, gone], width)
        segments = [mark, Segment(CHECK if entry_id in self.marked else " ", mark.style)]
        for place, (column, cells) in enumerate(plan.columns):
            text = (" " * plan.gap if place else "") + cell_text(column, row, cells)
            segments.append(Segment(text, base + self._cell_style(column.name, row, chosen)))
        return Strip(segments).adjust_cell_length(width, base)

    def _cell_style(self, name: str, row: QueueRow, chosen: bool) -> Style:
        if name == "state":
            return self._front(row.state)
        if name == "score":
            return self._front("score")
        return Style() if name in ("customer", "amount") or chosen else self._front("quiet")

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"queue--{name}")

    def _front(self, name: str) -> Style:
        style = self._style(name)
        return Style(color=style.color, bold=style.bold, dim=style.dim)

    def _reveal(self, index: int) -> None:
        height = max(1, self.size.height - HEADER)
        top, line = self.scroll_offset.y, index * self.pitch
        if line < top:
            self.scroll_to(y=line, animate=False)
        elif line >= top + height:
            self.scroll_to(y=line - height + 1, animate=False)

    def on_resize(self) -> None:
        """Keep the selection in sight."""
        if self.airy:
            self._measure()
        self._reveal(self.cursor)

    def _tell(self) -> None:
        if (entry_id := self.entry_id) is not None:
            # Whoever moved the cursor is not the sender: a message never bubbles past its sender.
            self.post_message(EntryChosen(entry_id).set_sender(self))
