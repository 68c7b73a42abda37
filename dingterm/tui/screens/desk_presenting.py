"""The desk when presenting begins or ends: everything on it is shown anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dingterm.tui.messages import PeopleKnown, PresenterTurned
from dingterm.tui.presenter import presenter_of

if TYPE_CHECKING:
    from dingterm.tui.screens.desk import DeskScreen


class PresentingStory:
    """Mixed into the desk's screen."""

    def on_presenter_turned(self, message: PresenterTurned) -> None:
        """Read again what is in sight; replies on their way wait until their customers are known."""
        desk = cast("DeskScreen", self)
        desk.reply.show(None)
        desk.status.clear()
        desk.clear_brief()
        desk.queue.table.spread_out(message.on)
        desk.queue.table.forget()
        desk.queue.renew()
        desk.work.learn_people(desk.reply.held)
        if desk.entry_id is not None:
            desk.work.load_customer(desk.entry_id)
        desk.watch_turned(message.on)

    def on_people_known(self, _message: PeopleKnown) -> None:
        """Mask the replies on their way, or make them whole."""
        desk = cast("DeskScreen", self)
        presenter = presenter_of(desk.app)
        desk.reply.turn_texts(presenter.presentation.draft if presenter.on else presenter.presentation.restored)
        desk.reply.show(desk.entry_id)
