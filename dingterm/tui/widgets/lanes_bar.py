"""The lanes with their counts; a click or an arrow chooses one."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from dingterm.desk.views import LANE_TITLES, LANES
from dingterm.tui.messages import LaneChosen

GAP = "  "


class LanesBar(Widget):
    """All lanes in one line, in the order of the desk."""

    lane = LANES[0]

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.counts: dict[str, int] = {}

    def show(self, counts: dict[str, int]) -> None:
        """Show new counts."""
        self.counts = counts
        self.refresh()

    def choose(self, lane: str) -> None:
        """Mark another lane."""
        self.lane = lane
        self.refresh()

    def beside(self, steps: int) -> str:
        """The lane so many steps from the chosen one, around the ends."""
        return LANES[(LANES.index(self.lane) + steps) % len(LANES)]

    def render(self) -> Content:
        """Names at once, counts when they are known."""
        return Content(GAP).join(
            Content.styled(self._label(lane), "bold $d-accent" if lane == self.lane else "$d-quiet") for lane in LANES
        )

    def on_click(self, event: events.Click) -> None:
        """Choose the lane under the mouse."""
        start = 0
        for lane in LANES:
            end = start + cell_len(self._label(lane))
            if start <= event.x < end:
                self.post_message(LaneChosen(lane))
            start = end + len(GAP)

    def _label(self, lane: str) -> str:
        mark = "▸ " if lane == self.lane else ""
        figure = f" {self.counts[lane]:,}" if lane in self.counts else ""
        return f"{mark}{LANE_TITLES[lane]}{figure}"
