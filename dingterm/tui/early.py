"""Keys that come before the desk is ready for them: they wait, in their order, and are not lost.

An agent types `1 ⏎` in less time than a reply takes to be filled, and the machine may be busy. What is about a customer
or a reply waits until the customer's replies are there and the one that was asked for is filled; what was typed behind
it waits with it. Keys that move through the queue never begin to wait.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.app import App

from dingterm.tui.command import SEARCH
from dingterm.tui.commands import DESK_COMMANDS

if TYPE_CHECKING:
    from dingterm.tui.screens.desk import DeskScreen

PATIENCE = 2.0
"""Seconds after which keys do what they can, whatever they waited for."""

ABOUT_SOMEBODY = {one.id for one in DESK_COMMANDS if one.needs in ("entry", "reply", "marks")}
ABOUT_FOUND = {"found-take", "found-add", "found-edit", "found-favour"}


class Early:
    """The keys of one desk that wait.

    Attributes:
        listed: The entry whose replies are shown; None where there is nobody.
        begun: Whether anybody, or nobody, has been shown yet.
        filling: Whether a reply was asked for and is not there yet.
    """

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk
        self._held: list[str] = []
        self.listed: int | None = None
        self.begun = self.filling = False

    def holds(self, key: str) -> bool:
        """Keep a key for later, if it comes too early or others wait before it."""
        if not self._held and (self._ready(key) or not self._waits(key)):
            return False
        if not self._held:
            self._desk.set_timer(PATIENCE, self._let_go_whatever_comes)
        self._held.append(key)
        return True

    def show(self, entry_id: int | None) -> None:
        """The replies for an entry are on the screen, or nobody is."""
        self.listed, self.begun = entry_id, True
        self.let_go()

    def filled(self) -> None:
        """The reply that was asked for is there, or it could not be filled."""
        self.filling = False
        self.let_go()

    def let_go(self) -> None:
        """Do what waited, once the message that made it possible is through."""
        if self._held:
            self._desk.app.call_later(self._press)

    async def _press(self, *, patient: bool = True) -> None:
        app, desk = self._desk.app, self._desk
        while self._held and app.screen is desk:
            if patient and not self._ready(self._held[0]):
                return
            key = self._held.pop(0)
            if active := app.active_bindings.get(key):
                await app.run_action(active.binding.action, active.node)
            else:
                for typed in (key, *self._held):
                    app.simulate_key(typed)
                self._held.clear()
        self._held.clear()  # another screen came between: what was meant for the desk is not for it

    def _let_go_whatever_comes(self) -> None:
        self._desk.app.call_later(self._press, patient=False)

    def _ready(self, key: str) -> bool:
        desk = self._desk
        if desk.place == SEARCH:
            return not desk.choices.searching or desk.choices.asked_for == desk.search_box.value
        there = self.begun and self.listed == desk.entry_id == desk.queue.table.entry_id
        return there and not self.filling

    def _waits(self, key: str) -> bool:
        """Whether a key, where the agent is now, is about the customer, the reply, or what a search has found."""
        active = self._desk.app.active_bindings.get(key)
        command = (active.binding.id or "").partition(".")[0] if active else ""
        return command in (ABOUT_FOUND if self._desk.place == SEARCH else ABOUT_SOMEBODY)


class KeysInOrder:
    """Mixed into the application: a key goes to the desk when it is ready for it."""

    def on_key(self, event: events.Key) -> None:
        """Hold a key that comes early; it has gone through the focused widget by now."""
        from dingterm.tui.screens.desk import DeskScreen

        screen = cast(App[Any], self).screen
        if isinstance(screen, DeskScreen) and screen.early.holds(event.key):
            event.prevent_default()
            event.stop()
