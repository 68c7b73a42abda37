"""The lanes with their counts; a click or an arrow chooses one."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from dingterm.desk.views import LANE_TITLES, LANES
from dingterm.tui.language import tr
from dingterm.tui.messages import LaneChosen

GAP = "  "

SHORT = {
    "unpaid": "Unpd", "consulted": "Cons", "win-back": "Back", "replied": "Repl", "waiting": "Wait", "closed": "Clsd",
}  # fmt: skip
"""Names of lanes that are not chosen, where the terminal is narrow."""


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
            Content.styled(label, "bold $d-accent" if lane == self.lane else "$d-quiet")
            for lane, label in self._labels().items()
        )

    def on_click(self, event: events.Click) -> None:
        """Choose the lane under the mouse."""
        start = 0
        for lane, label in self._labels().items():
            end = start + cell_len(label)
            if start <= event.x < end:
                self.post_message(LaneChosen(lane))
            start = end + len(GAP)

    def _labels(self) -> dict[str, str]:
        """Each lane's label, as much of it as there is room for; the chosen lane keeps its name and its count."""
        ways = [
            {lane: self._label(lane, title, counted) for lane, title in (LANE_TITLES | others).items()}
            for others, counted in (({}, True), (SHORT, True), (SHORT, False))
        ]
        return next((labels for labels in ways if _width(labels) <= self.size.width), ways[-1])

    def _label(self, lane: str, title: str, counted: bool) -> str:
        chosen = lane == self.lane
        figure = f" {self.counts[lane]:,}" if lane in self.counts and (chosen or counted) else ""
        return f"▸ {tr(LANE_TITLES[lane])}{figure}" if chosen else f"{tr(title)}{figure}"


def _width(labels: dict[str, str]) -> int:
    return sum(cell_len(label) for label in labels.values()) + len(GAP) * (len(labels) - 1)
