"""The columns of the queue as a table, and how they share the width of a pane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len

from dingterm.desk.views import QueueRow
from dingterm.recovery.words import ordinal
from dingterm.tui.cells import fit
from dingterm.tui.language import tr
from dingterm.tui.widgets.queue.brief_words import brief

GAP = 2
"""Cells between two columns where there is room."""


@dataclass(frozen=True)
class Column:
    """One column of the queue.

    Attributes:
        name: Stable name; also the style of its cells.
        title: Heading.
        text: What a row shows in it.
        least: Cells it needs to say anything.
        fair: Cells with which it says enough.
        most: Cells beyond which it gains nothing.
        rank: Who gives way: the highest rank is left out first.
        right: Figures are aligned to the right.
        sort: What a click on it sorts by, one of `desk.views.SORTS`; none where a neighbour does.
    """

    name: str
    title: str
    text: Callable[[QueueRow], str]
    least: int
    fair: int
    most: int
    rank: int
    right: bool = False
    sort: str = ""


def _items(row: QueueRow) -> str:
    return f"{row.item_count} item{'s' if row.item_count != 1 else ''}" if row.item_count else ""


COLUMNS = (
    Column("score", "", lambda row: str(row.score), 3, 3, 3, 3, True, "score"),
    Column("customer", "Customer", lambda row: row.customer, 11, 16, 26, 0, sort="customer"),
    Column("currency", "", lambda row: row.currency, 3, 3, 3, 2),
    Column("amount", "Amount", lambda row: row.amount, 12, 12, 13, 1, True, "amount"),
    Column("items", "Cart", _items, 7, 8, 8, 7, sort="items"),
    Column("age", "Age", lambda row: row.age, 6, 6, 6, 4, True, "age"),
    Column("step", "Step", lambda row: ordinal(row.step), 4, 4, 4, 6, sort="step"),
    Column("state", "State", lambda row: f"{row.sign} {row.reason}", 13, 20, 60, 5, sort="due"),
)
"""All columns, from left to right."""


SPOKEN = ("items", "age", "step", "state")
"""Columns whose cells are words of the program's own."""


def cell_text(column: Column, row: QueueRow, width: int) -> str:
    """What a row shows in a column, in exactly `width` cells; a state too long says it in a word or two."""
    text = tr(column.text(row)) if column.name in SPOKEN else column.text(row)
    if column.name == "state" and cell_len(text) > width:
        first = row.reason.partition(", ")[0]
        whole, short = tr(f"{row.sign} {first}"), tr(f"{row.sign} {brief(first)}")
        text = whole if cell_len(whole) <= width else short
    return fit(text, width, right=column.right)


def heading(column: Column, width: int, sorted_by: str, backwards: bool) -> str:
    """The title of a column; ▼ or ▲ behind it where the queue is sorted by it, ▲ where the other way round."""
    title = tr(column.title)
    if not column.sort or column.sort != sorted_by:
        return fit(title, width, right=column.right)
    room = min(cell_len(title), width - 2)
    named = f"{fit(title, room)} " if room > 0 else ""
    return fit(f"{named}{'▲' if backwards else '▼'}", width, right=column.right)


HIDEABLE = {one.name: one.title or one.name.capitalize() for one in COLUMNS if one.name not in ("customer", "currency")}
"""Columns that may be left out, and their names."""


@dataclass(frozen=True)
class Plan:
    """Which columns a width has room for, and the cells each of them gets."""

    columns: tuple[tuple[Column, int], ...]
    gap: int

    def at(self, x: int) -> Column | None:
        """The column at a cell of the row, if there is one."""
        start = 0
        for column, cells in self.columns:
            if start <= x < start + cells + self.gap:
                return column
            start += cells + self.gap
        return None


@lru_cache(64)
def plan_columns(width: int, hidden: frozenset[str] = frozenset()) -> Plan:
    """Share a width between the columns: leave out by rank, widen all to what is fair, then to what is of use.

    Args:
        width: Cells for a whole row, without the marks before it.
        hidden: Names of columns that the agent does not want.

    Returns:
        Widths that with the gaps between them never exceed `width`, as long as the first column fits at all.
    """
    gap = GAP if width >= 72 else 1
    kept = [one for one in COLUMNS if one.name not in hidden]
    if sum(one.fair for one in kept) + gap * (len(kept) - 1) > width:
        kept.remove(max(kept, key=_rank))
    while len(kept) > 1 and _needed(kept, gap) > width:
        kept.remove(max(kept, key=_rank))
    spare = width - _needed(kept, gap)
    widths = {one.name: min(one.least, max(0, width)) for one in kept}
    for wish in (_fair, _most):
        for one in sorted(kept, key=_rank):
            more = max(0, min(wish(one) - widths[one.name], spare))
            widths[one.name] += more
            spare -= more
    return Plan(tuple((one, widths[one.name]) for one in kept), gap)


def _needed(columns: list[Column], gap: int) -> int:
    return sum(one.least for one in columns) + gap * (len(columns) - 1)


def _fair(column: Column) -> int:
    return column.fair


def _most(column: Column) -> int:
    return column.most


def _rank(column: Column) -> int:
    return column.rank
