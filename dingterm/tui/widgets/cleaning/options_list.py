"""The options of a cleaning, one a line, changed with the arrows or typed."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.widget import Widget

from dingterm.tui.cells import fit
from dingterm.tui.cleaning_options import OPTIONS, Option, shown
from dingterm.tui.cleaning_task import CleaningTask
from dingterm.tui.command import LOOK
from dingterm.tui.commands import bindings_at
from dingterm.tui.language import tr
from dingterm.tui.messages import OptionChanged

LABEL = 26


class OptionsList(Widget, can_focus=True):
    """Posts `OptionChanged` when a choice was turned."""

    BINDINGS = bindings_at(LOOK)

    def __init__(self, task: CleaningTask, *, id: str) -> None:
        super().__init__(id=id)
        self._cleaning = task
        self._top = 0
        self.cursor = 0

    @property
    def option(self) -> Option:
        """The one under the cursor."""
        return OPTIONS[self.cursor]

    def action_option(self, steps: int) -> None:
        """Go up or down."""
        self.cursor = max(0, min(self.cursor + steps, len(OPTIONS) - 1))
        self._top = max(self.cursor - self.size.height + 1, min(self._top, self.cursor))
        self.refresh()

    def action_turn(self, steps: int) -> None:
        """Change to another choice; one without choices is typed."""
        if not self.option.choices:
            self.call_later(self.screen.run_action, "type")
            return
        self._cleaning.turn(self.option, steps)
        self.refresh()
        self.post_message(OptionChanged(self.option.looks))

    def on_click(self, event: events.Click) -> None:
        """Go to the option under the mouse; a second click changes it."""
        place = self._top + event.y
        if place == self.cursor:
            self.action_turn(1)
        elif place < len(OPTIONS):
            self.action_option(place - self.cursor)

    def render(self) -> Content:
        """A line for each."""
        seen = range(self._top, min(len(OPTIONS), self._top + max(1, self.size.height)))
        return Content("\n").join(self._line(place) for place in seen)

    def _line(self, place: int) -> Content:
        option, here = OPTIONS[place], place == self.cursor
        width = self.size.width
        value = shown(option, self._cleaning.value(option), self._cleaning.headers)
        room = max(4, width - LABEL - 6)
        turns = ("‹ ", " ›") if here and option.choices else ("  ", "")
        quiet = "" if self._cleaning.values.get(option.id) else "$d-quiet"
        return Content.assemble(
            ("▌ " if here else "  ", "$d-accent"),
            (fit(tr(option.label), LABEL), "bold" if here else ""),
            (turns[0], "$d-accent"),
            (fit(value, min(room, max(1, len(value) * 2))).rstrip(), "bold" if here else quiet),
            (turns[1], "$d-accent"),
        )
