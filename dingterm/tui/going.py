"""From one screen of the program to another, as a click on its name in the first line does."""

from __future__ import annotations

from typing import Any

from textual.app import App

from dingterm.tui.screens.desk import DeskScreen
from dingterm.tui.widgets.top_line import SCREENS


async def go_to(app: App[Any], name: str) -> None:
    """Leave what lies over the desk, as Esc does, and go on from there."""
    while len(app.screen_stack) > 1 and not isinstance(app.screen, DeskScreen):
        await app.pop_screen()
    if SCREENS[name]:
        await app.screen.run_action(SCREENS[name])
