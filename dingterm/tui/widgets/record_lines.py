"""A customer who may not be in the queue: who they are, what they are known by, all that happened."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widgets import Static

from dingterm.desk.histories import Record
from dingterm.tui.cells import spread, wrapped
from dingterm.tui.widgets.customer_lines import history_lines, known_lines


class RecordLines(Static):
    """Drawn anew for every width."""

    _record: Record | None = None

    def show(self, record: Record | None) -> None:
        """Show a customer, or nobody."""
        self._record = record
        self.refresh(layout=True)

    def render(self) -> Content:
        """Their lines."""
        if self._record is None:
            return Content("")
        return Content("\n").join(record_content(self._record, max(20, self.size.width)))


def record_content(record: Record, width: int) -> Iterator[Content]:
    """A customer in lines of at most `width` cells."""
    head, *more = wrapped(record.name, width)
    yield Content.styled(head if more else spread(record.name, record.place, width), "bold")
    yield from (Content.styled(line, "bold") for line in more)
    yield Content("")
    yield from known_lines(record.known_by, len(record.homes), record.households, width)
    yield Content("")
    yield from history_lines(record.timeline, width)
