"""The lanes fit into one line however narrow it is; the chosen one keeps its name and its count."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from dingterm.desk.views import LANE_TITLES, LANES
from dingterm.tui.widgets.lanes_bar import LanesBar


class Bar(App[None]):
    CSS = "LanesBar { height: 1; }"

    def compose(self) -> ComposeResult:
        yield LanesBar(id="lanes")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"d-accent": "#ffffff", "d-quiet": "#888888"}


@pytest.mark.parametrize("width", [58, 70, 100])
@pytest.mark.parametrize("count", [3, 128, 41_000])
@pytest.mark.parametrize("lane", LANES)
async def test_every_lane_is_there_and_the_chosen_one_whole(width: int, count: int, lane: str) -> None:
    async with Bar().run_test(size=(width, 5)) as pilot:
        bar = pilot.app.query_one(LanesBar)
        bar.show(dict.fromkeys(LANES, count))
        bar.choose(lane)
        await pilot.pause()
        line = bar.render().plain
        assert cell_len(line) <= width
        assert f"▸ {LANE_TITLES[lane]} {count:,}" in line
        assert len(line.split("  ")) == len(LANES)
