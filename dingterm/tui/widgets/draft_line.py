"""What a draft is asked with beyond the conversation: a line of direction, or the customer's own words."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from dingterm.safe_text import safe_text
from dingterm.tui.command import DIRECTION, WORDS
from dingterm.tui.commands import bindings_at
from dingterm.tui.language import tr
from dingterm.tui.widgets.plain_editor import PlainEditor

TITLES = {DIRECTION: "How is it to be drafted?", WORDS: "The customer’s words: a draft answers just these"}


class DirectionBox(Input):
    """One line."""

    BINDINGS = bindings_at(DIRECTION)

    def __init__(self) -> None:
        hint = "shorter · offer the 10 % · ask for the size"
        super().__init__(id=DIRECTION, placeholder=tr(hint), compact=True, select_on_focus=False)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(safe_text(event.text))


class WordsBox(PlainEditor):
    """A few lines, typed or pasted."""

    BINDINGS = bindings_at(WORDS)
    longest: ClassVar[int] = 4_000

    def __init__(self) -> None:
        super().__init__(id=WORDS, placeholder=tr("paste or type what they wrote"))


class DraftLine(Vertical):
    """Shows one of the two, or is not there."""

    def compose(self) -> ComposeResult:
        """Both, above the line of what has just happened."""
        yield DirectionBox()
        yield WordsBox()

    def on_mount(self) -> None:
        """Nothing is asked yet."""
        self.display = False

    def ask(self, kind: str) -> None:
        """Ask for a direction or for words, empty to begin with."""
        direction, words = self.query_one(DirectionBox), self.query_one(WordsBox)
        direction.value, words.text = "", ""
        direction.display, words.display = kind == DIRECTION, kind == WORDS
        self.border_title = tr(TITLES[kind])
        self.display = True
        (direction if kind == DIRECTION else words).focus()

    def close(self) -> tuple[str, str]:
        """Go away; which of the two was asked for, and what was typed."""
        self.display = False
        direction, words = self.query_one(DirectionBox), self.query_one(WordsBox)
        return (DIRECTION, direction.value.strip()) if direction.display else (WORDS, words.text.strip())
