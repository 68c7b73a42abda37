"""What the screen of the server that drafts asks: each question in a thread worker, each answer a message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from dingterm.tui.desk_work import DeskWork

if TYPE_CHECKING:
    from dingterm.desk.server_form import ServerForm


@dataclass(eq=False)
class ServerRead(Message):
    """What is set up now."""

    form: ServerForm


@dataclass(eq=False)
class ServerTried(Message):
    """The server that is typed has answered; what was typed then is to be kept, if that was asked for."""

    sentence: str
    values: Mapping[str, str]
    keep: bool


@dataclass(eq=False)
class ServerKept(Message):
    """It is in the settings."""

    sentence: str


class ServerWork(DeskWork):
    """Questions about the server."""

    def read(self) -> None:
        """Answered by `ServerRead`."""
        from dingterm.desk.server_form import server_form

        self._read("server", lambda: ServerRead(server_form(self._session)))

    def try_out(self, values: Mapping[str, str], *, keep: bool) -> None:
        """Answered by `ServerTried`."""
        from dingterm.desk.server_form import try_typed

        self._read("server", lambda: ServerTried(try_typed(values), values, keep))

    def keep(self, values: Mapping[str, str]) -> None:
        """Answered by `ServerKept`."""
        from dingterm.desk.server_form import keep_typed

        self._write(lambda: ServerKept(keep_typed(self._session, values)), "keep")
