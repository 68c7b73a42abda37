"""From the desk to what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from dingterm.tui.screens.desk import DeskScreen


class ReportsStory:
    """Mixed into the desk's screen."""

    def action_reports(self) -> None:
        """Show what contacts brought."""
        from dingterm.tui.screens.reports import ReportScreen

        desk = cast("DeskScreen", self)
        desk.app.push_screen(ReportScreen(desk.session))
