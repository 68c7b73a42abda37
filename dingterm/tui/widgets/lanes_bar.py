"""The lanes with their counts; a click or an arrow chooses one."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from dingterm.desk.views import LANE_TITLES, LANES
from dingterm.tui.messages import LaneChosen


class LaneTab(Static):
    """One lane."""

    def __init__(self, lane: str) -> None:
        super().__init__(id=f"lane-{lane}")
        self.lane = lane

    def show(self, count: int | None, chosen: bool) -> None:
        """Show how many entries it holds, and whether it is the one on the screen."""
        mark = "▸" if chosen else " "
        figure = "" if count is None else f" {count:,}"
        style = "bold $d-accent" if chosen else "$d-quiet"
        self.update(Content.assemble((f"{mark} {LANE_TITLES[self.lane]}{figure}", style)))

    def on_click(self, event: events.Click) -> None:
        """Choose this lane."""
        event.stop()
        self.post_message(LaneChosen(self.lane))


class LanesBar(Horizontal):
    """All lanes, in the order of the desk."""

    lane = LANES[0]
    counts: dict[str, int]

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.counts = {}

    def compose(self) -> ComposeResult:
        """One tab for each lane."""
        yield from (LaneTab(lane) for lane in LANES)

    def on_mount(self) -> None:
        """Names at once, counts when they are known."""
        self._draw()

    def show(self, counts: dict[str, int]) -> None:
        """Show new counts."""
        self.counts = counts
        self._draw()

    def choose(self, lane: str) -> None:
        """Mark another lane."""
        self.lane = lane
        self._draw()

    def beside(self, steps: int) -> str:
        """The lane so many steps from the chosen one, around the ends."""
        return LANES[(LANES.index(self.lane) + steps) % len(LANES)]

    def _draw(self) -> None:
        for tab in self.query(LaneTab):
            tab.show(self.counts.get(tab.lane), tab.lane == self.lane)
