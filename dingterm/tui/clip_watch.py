"""The watch of the clipboard: a child process looks, its lines become messages, nothing is kept."""

from __future__ import annotations

import json
import os
from collections import deque
from dataclasses import dataclass
from subprocess import DEVNULL, PIPE, Popen
from threading import Thread
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from textual.widget import Widget

OWN = 8
"""Replies of our own that are known again when they come back from the clipboard."""


@dataclass(eq=False)
class WordsCopied(Message):
    """Somebody's words were copied in another program."""

    words: str


class ClipWatch:
    """Watches for one screen.

    Attributes:
        on: Whether the agent asked for it.
        offered: The words that wait to be answered.
    """

    def __init__(self, asker: Widget) -> None:
        self._asker = asker
        self._own: deque[str] = deque(maxlen=OWN)
        self._process: Popen[bytes] | None = None
        self.on = False
        self.offered = ""

    def begin(self) -> str:
        """Begin, or say why that cannot be."""
        from dingterm.delivery.watching import COMMAND, refusal

        if why := refusal(os.environ):
            return why
        self._close()
        try:
            process = self._process = Popen(COMMAND, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
        except OSError as error:
            return f"The clipboard cannot be watched: its process could not be started ({error.strerror})."
        self.on = True
        Thread(target=self._hear, args=(process,), daemon=True).start()
        return ""

    def end(self) -> None:
        """Look no more, and forget what was seen."""
        self.on, self.offered = False, ""
        self._close()

    def pause(self) -> None:
        """Look no more until it is begun again, and forget what was seen."""
        self.offered = ""
        self._close()

    def copied(self, text: str) -> None:
        """Know a reply of ours again."""
        self._own.append(text.strip())

    def _hear(self, process: Popen[bytes]) -> None:
        """In a thread of its own, as long as the child says something."""
        from dingterm.desk.clipboard_words import words_of_customer

        assert process.stdout is not None
        with process.stdout:
            for line in process.stdout:
                words = words_of_customer(json.loads(line))
                if words and words not in self._own and self._process is process:
                    self._asker.post_message(WordsCopied(words))
        process.wait()

    def _close(self) -> None:
        """The child ends when nobody holds the other side of its standard input."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
        self._process = None
