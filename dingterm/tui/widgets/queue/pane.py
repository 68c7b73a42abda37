"""The pane of the queue: lanes above, the table below, and the loading of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from dingterm.desk.queue import usual_sort
from dingterm.desk.views import EVERYBODY, LANE_TITLES, Sight
from dingterm.tui.desk_work import DeskWork
from dingterm.tui.language import tr
from dingterm.tui.messages import (
    ClaimsSeen,
    LaneChosen,
    LaneLoaded,
    LanesCounted,
    PlanRenewed,
    RowsLoaded,
    RowsWanted,
)
from dingterm.tui.sift_messages import MarksChanged
from dingterm.tui.widgets.lanes_bar import LanesBar
from dingterm.tui.widgets.queue.filter_line import FilterLine
from dingterm.tui.widgets.queue.table import QueueTable

if TYPE_CHECKING:
    from dingterm.desk.session import Session

FRESH = 60.0
"""Seconds after which counts, ages and states on the screen are read again."""

AROUND = 1.5
"""Seconds after which a colleague's claim shows."""

SETTLED = 0.4
"""Seconds after which the first screen stands, and an old plan may be worked out anew."""


class QueuePane(Vertical):
    """Shows one lane at a time; `LanesCounted` and `EntryChosen` go on to the screen."""

    def __init__(self, session: Session, *, id: str) -> None:
        super().__init__(id=id)
        self._work = DeskWork(self, session)
        self._taken: dict[int, str] = {}
        self._begun: tuple[str, Sight] | None = None
        self._hidden = session.settings.hidden_columns.split()
        self.sight = EVERYBODY

    @property
    def lanes(self) -> LanesBar:
        """The lanes with their counts."""
        return self.query_one(LanesBar)

    @property
    def table(self) -> QueueTable:
        """The entries of the chosen lane."""
        return self.query_one(QueueTable)

    @property
    def filter_line(self) -> FilterLine:
        """The filter, and what it leaves."""
        return self.query_one(FilterLine)

    def compose(self) -> ComposeResult:
        """Lanes, the filter where there is one, entries."""
        yield LanesBar(id="lanes")
        yield FilterLine(id="filter-line")
        yield QueueTable(id="queue")

    def on_mount(self) -> None:
        """Read the first lane, work it out anew if it has grown old, and keep what is in sight fresh."""
        self.table.hidden = frozenset(self._hidden)
        self._load()
        self.set_timer(SETTLED, self._work.renew_plan)
        self.set_interval(FRESH, self.renew)
        self.set_interval(AROUND, self._work.look_around)

    def reload(self) -> None:
        """Work the queue out anew where it has grown old, and show the chosen lane in its newest order."""
        self._work.renew_plan(asked=True)

    def renew(self, entry_id: int | None = None) -> None:
        """Read counts and rows again without changing the order: one row, or all in sight."""
        self._work.count_lanes()
        self.table.renew(entry_id)

    def stand_on(self, lane: str, entry_id: int) -> None:
        """Go to an entry, in its lane."""
        if lane == self.lanes.lane and self.table.stand_on(entry_id):
            self.renew(entry_id)
        else:
            self.lanes.choose(lane)
            self._load(entry_id)

    def hide(self, columns: frozenset[str]) -> None:
        """Leave columns out, now and when the desk is opened again."""
        self.table.hidden = columns
        self.table.refresh()
        self._work.keep_columns(sorted(columns))

    def look(self, sight: Sight) -> None:
        """Show other entries of the lane, or in another order."""
        self.sight = sight
        self._work.load_lane(self.lanes.lane, sight)

    def _load(self, entry_id: int | None = None) -> None:
        self._work.count_lanes()
        self._work.load_lane(self.lanes.lane, self.sight, entry_id)

    def on_plan_renewed(self, message: PlanRenewed) -> None:
        """Read the lane, standing on the same customer where they are still in it."""
        message.stop()
        if message.changed:
            self._load(self.table.entry_id)

    def on_lane_chosen(self, message: LaneChosen) -> None:
        """Show another lane."""
        message.stop()
        self.lanes.choose(message.lane)
        self._work.load_lane(message.lane, self.sight)

    def on_lanes_counted(self, message: LanesCounted) -> None:
        """Show the counts; the screen shows how many are due."""
        self.lanes.show(message.counts)

    def on_lane_loaded(self, message: LaneLoaded) -> None:
        """Show the snapshot, unless the agent has gone on to another lane or filter."""
        if (message.lane, message.sight) != (self.lanes.lane, self.sight):
            return
        self.table.notice = _notice(message.lane, bool(self.sight.text.strip()))
        self.table.sorted_by = self.sight.sort or usual_sort(message.lane)
        self.table.backwards = self.sight.backwards
        if message.whole and self._begun == (message.lane, message.sight):
            self.table.extend(message.ids)
        else:
            self.table.show(message.ids, message.entry_id, whole=message.whole)
        self._begun = None if message.whole else (message.lane, message.sight)
        if message.whole:
            self.filter_line.tell(len(message.ids), self.lanes.counts.get(message.lane, 0))

    def on_marks_changed(self, message: MarksChanged) -> None:
        """Say how many are marked."""
        self.filter_line.tell_marks(message.count)

    def on_claims_seen(self, message: ClaimsSeen) -> None:
        """Draw the rows anew when somebody has taken a customer or let one go."""
        message.stop()
        if message.taken != self._taken:
            self._taken = message.taken
            self.table.renew()

    def on_rows_wanted(self, message: RowsWanted) -> None:
        """Fetch a page."""
        message.stop()
        self._work.load_rows(message.ids)

    def on_rows_loaded(self, message: RowsLoaded) -> None:
        """Draw a page."""
        message.stop()
        self.table.keep_rows(message.ids, message.rows)


def _notice(lane: str, filtered: bool) -> tuple[str, str]:
    title = tr(LANE_TITLES[lane])
    if filtered:
        return f"Nobody in {title} is asked for by the filter.", "Esc shows everybody again, ←→ another lane."
    return f"Nobody in {title} now.", "←→ shows another lane, r looks again."
