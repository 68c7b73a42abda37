"""From a customer that was looked for to their place in the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dingterm.tui.messages import EntryFound

if TYPE_CHECKING:
    from dingterm.tui.screens.desk import DeskScreen


class FindingStory:
    """Mixed into the desk's screen."""

    def action_find(self) -> None:
        """Find a customer."""
        from dingterm.tui.screens.finding import FindScreen

        desk = cast("DeskScreen", self)

        def found(entry_id: int | None) -> None:
            if entry_id is not None:
                desk.work.find_entry(entry_id)

        desk.app.push_screen(FindScreen(desk.session), found)

    def on_entry_found(self, message: EntryFound) -> None:
        """Stand on the customer, in whatever lane they are."""
        desk = cast("DeskScreen", self)
        desk.queue.stand_on(message.lane, message.entry_id)
        desk.action_leave()
