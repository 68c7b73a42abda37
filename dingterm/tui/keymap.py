"""The keys as the agent has them: those of the table of commands, or others from the settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from textual.app import App

from dingterm.tui.command import Command


@dataclass(frozen=True)
class Keymap:
    """The keys as the agent wants them.

    Attributes:
        keys: Command id to its keys in textual's names, of the commands that were changed.
        problems: A sentence on each line that was refused.
    """

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def of(self, command: Command) -> tuple[str, ...]:
        """A command's keys now."""
        return self.keys.get(command.id, command.keys)

    def shown(self, command: Command) -> str:
        """How a command's keys are written now."""
        if command.id not in self.keys:
            return command.shown
        from dingterm.tui.keymap_reading import sign

        return " ".join(map(sign, self.keys[command.id]))

    def for_textual(self) -> dict[str, str]:
        """As `App.set_keymap` takes it."""
        return {command_id: ",".join(keys) for command_id, keys in self.keys.items()}


def keymap_of(app: App[Any]) -> Keymap:
    """The keymap of the desk an app is; the keys as they come of any other."""
    return getattr(app, "keys", Keymap())
