"""The command palette: every command by its name, those used last first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from dingterm.tui.command import Command
from dingterm.tui.commands import COMMANDS
from dingterm.tui.keymap import keymap_of
from dingterm.tui.language import tr
from dingterm.tui.screens.desk import DeskScreen

if TYPE_CHECKING:
    from dingterm.tui.app import DeskApp


class DeskCommands(Provider):
    """Offers what is possible now; titles and tooltips are our own words, never a customer's."""

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for command in self._possible():
            yield DiscoveryHit(self._title(command), partial(self._run, command), help=command.tooltip)

    async def search(self, query: str) -> Hits:
        """What the typed letters mean."""
        matcher = self.matcher(query)
        for command in self._possible():
            title = self._title(command)
            if score := max(matcher.match(title), 0.8 * matcher.match(command.tooltip)):
                yield Hit(score, matcher.highlight(title), partial(self._run, command), help=command.tooltip)

    def _possible(self) -> Iterator[Command]:
        screen = self.screen
        recent = cast("DeskApp", self.app).recent
        if isinstance(screen, DeskScreen):
            offered = (one for one in COMMANDS if one.palette and screen.possible(one))
            yield from sorted(offered, key=lambda one: recent.index(one.id) if one.id in recent else len(recent))

    async def _run(self, command: Command) -> None:
        cast("DeskApp", self.app).used(command.id)
        await self.screen.run_action(command.action)

    def _title(self, command: Command) -> str:
        label = tr(command.label)
        name = label[:1].upper() + label[1:]
        keys = keymap_of(self.app).shown(command)
        return f"{name} ({keys})" if keys else name
