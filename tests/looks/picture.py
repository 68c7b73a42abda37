"""Draw the README's picture from the running desk: `python -m tests.looks.picture`."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from dingterm import clock
from dingterm.desk.demo import open_demo
from dingterm.tui.app import DeskApp

PICTURE = Path(__file__).parent / "desk.svg"
MOMENT = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
SIZE = (150, 40)


async def draw() -> None:
    """Open the demo at one moment, choose a reply, and save what the screen shows."""
    with clock.frozen(MOMENT):
        session = open_demo()
        session.settings = replace(session.settings, agent="mia")
        app = DeskApp(session)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            await pilot.press("1")
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            PICTURE.write_text(app.export_screenshot(title="dingterm demo"), encoding="utf-8")
        session.close()


if __name__ == "__main__":
    asyncio.run(draw())
