"""The last line: what the keys do now, from the table of commands. A click does it too."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from dingterm.tui.command import Command
from dingterm.tui.commands import commands_at
from dingterm.tui.keymap import keymap_of
from dingterm.tui.language import tr

PINNED = ("help", "review-help", "clean-help", "report-help", "template-help", "server-help")
"""The commands that are shown however narrow the terminal."""


class KeyLine(Widget):
    """As many commands of the present place as there is room for, the most needed first."""

    place = ""
    possible: Callable[[Command], bool]

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.possible = lambda _command: True

    def show(self, place: str, possible: Callable[[Command], bool]) -> None:
        """Show the commands of another place, those that are possible now."""
        self.place, self.possible = place, possible
        self.refresh()

    def render(self) -> Content:
        """One line."""
        return Content(self._gap).join(
            Content.assemble((self._keys(command), "$d-accent"), (f" {tr(command.label)}", "$d-quiet"))
            for command in self._shown()
        )

    def on_click(self, event: events.Click) -> None:
        """Do what is under the mouse, where the focus would have its key do it."""
        start = 0
        for command in self._shown():
            end = start + cell_len(self._text(command))
            if start <= event.x < end and "{" not in command.action:
                self.call_later(self._do, command.action)
            start = end + len(self._gap)

    async def _do(self, action: str) -> None:
        name = action.partition("(")[0]
        focused = self.screen.focused
        holder = focused if focused and hasattr(focused, f"action_{name}") else self.screen
        await self.app.run_action(action, default_namespace=holder)

    def _keys(self, command: Command) -> str:
        return keymap_of(self.app).shown(command)

    def _text(self, command: Command) -> str:
        return f"{self._keys(command)} {tr(command.label)}"

    @property
    def _gap(self) -> str:
        return "   " if self.size.width >= 90 else "  "

    def _shown(self) -> list[Command]:
        offered = [one for one in commands_at(self.place) if one.rank and self.possible(one)]
        room = self.size.width - sum(self._cells(one) for one in offered if one.id in PINNED)
        shown = []
        for command in offered:
            if command.id not in PINNED:
                room -= self._cells(command)
            if room >= -len(self._gap) or command.id in PINNED:
                shown.append(command)
        return shown

    def _cells(self, command: Command) -> int:
        return cell_len(self._text(command)) + len(self._gap)
