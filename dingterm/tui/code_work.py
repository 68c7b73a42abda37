"""What the desk asks about a QR code, and the answer."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from dingterm.desk.views import Code
from dingterm.tui.desk_work import DeskWork


@dataclass(eq=False)
class CodeReady(Message):
    """The chat link as a QR code."""

    code: Code


class CodeWork(DeskWork):
    """Questions about QR codes."""

    def show(self, entry_id: int, text: str, width: int, height: int) -> None:
        """Answered by `CodeReady`."""
        from dingterm.desk.chat import chat_code

        whole = self._presenter.whole(text, entry_id)
        self._write(lambda: CodeReady(chat_code(self._session, entry_id, whole, width, height)), "chat")
