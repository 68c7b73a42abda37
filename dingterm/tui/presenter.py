"""Presenter mode: the desk in front of people, on a projector or in a recording."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from dingterm.tui.commands import commands_at
from dingterm.tui.keymap import Keymap
from dingterm.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from dingterm.desk.presenting import Presentation
    from dingterm.desk.views import Reply

OF_THE_FILE = frozenset({"file", "line", "of_line", "of_file", "stands for it", "column", "code"})
"""What rows left out and duplicates say of themselves."""

NOT_WRITTEN = "Nothing is written to files while you present. F8 ends that."


class Presenter:
    """Whether the desk is presented, and what was masked so far; aliases last as long as the program."""

    def __init__(self) -> None:
        self.on = False
        self._presentation: Presentation | None = None

    @property
    def presentation(self) -> Presentation:
        """The masks; made when they are first needed."""
        from dingterm.desk.presenting import Presentation

        if self._presentation is None:
            self._presentation = Presentation()
        return self._presentation

    def shown(self, value: Any, entry_id: int | None = None) -> Any:
        """Something from the desk as the screen may show it."""
        return self.presentation.masked(value, entry_id) if self.on else value

    def row(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """A row of a file: of its cells only the shape is left."""
        from dingterm.training.masks import shape

        if not self.on:
            return row
        return {name: value if name in OF_THE_FILE else shape(str(value or "")) for name, value in row.items()}

    def whole(self, text: str, entry_id: int) -> str:
        """A text from the screen as it is to be sent."""
        return self.presentation.restored(text, entry_id) if self.on else text

    def whole_reply(self, reply: Reply, entry_id: int) -> Reply:
        """Likewise a reply."""
        return dataclasses.replace(reply, text=self.whole(reply.text, entry_id))


def presenter_of(app: App[Any]) -> Presenter:
    """The presenter of the desk an app is; one that is off of any other."""
    return getattr(app, "presenter", Presenter())


def tell_key(screen: Screen[Any], key: str, keymap: Keymap) -> None:
    """Show a key large; letters of what is being typed only as that."""
    from textual.keys import key_to_character

    from dingterm.tui.keymap_reading import sign
    from dingterm.tui.widgets.keys_shown import KeysShown

    line = next(iter(screen.query(KeyLine)), None)
    named = {one: command for command in commands_at(line.place) for one in keymap.of(command)} if line else {}
    command = named.get(key)
    if command is None and key_to_character(key):
        return
    if not screen.query(KeysShown):
        screen.mount(KeysShown())
    screen.query_one(KeysShown).tell(sign(key), command.label if command else "")
