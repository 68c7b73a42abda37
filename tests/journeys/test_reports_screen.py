"""What contacts brought, on its screen: the contacts of this sitting are in it, every dimension is a key away."""

from __future__ import annotations

from pathlib import Path

import pytest

from dingterm.tui.screens.reports import DIMENSIONS, ReportScreen
from tests.looks.desk import opened, plug_in
from tests.made_demo import made_demo


@pytest.mark.parametrize("size", [(120, 40), (60, 24)])
async def test_a_contact_of_now_is_counted_and_every_dimension_shows_it(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plug_in(monkeypatch)
    monkeypatch.chdir(tmp_path)
    session = made_demo()
    async with opened(session, size) as desk:
        await desk.press("R")
        assert isinstance(desk.app.screen, ReportScreen)
        before = total(desk.lines())
        await desk.press("escape", "1", "enter", "R")
        assert total(desk.lines()) == before + 1
        for _dimension in DIMENSIONS:
            assert "too few" in desk.text() and total(desk.lines()) == before + 1
            await desk.press("right")
        await desk.press("p", "p", "p", "w", "enter")
        assert desk.says("Written to")
        assert (tmp_path / "report-week.csv").read_text().startswith("week,contacts")
        await desk.press("f8", "w")
        assert "Nothing is written" in desk.text()
        await desk.press("escape")
        assert desk.app.screen is desk.screen
    session.close()


def total(lines: list[str]) -> int:
    """The contacts of all lines of the report: the figure before the first rate."""
    counts = [line.split("too few")[0].split() for line in lines if "too few" in line]
    return sum(int(one[-1]) for one in counts)
