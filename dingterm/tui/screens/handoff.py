"""A text to take by hand, where no clipboard could be reached or none confirms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from dingterm.safe_text import safe_text
from dingterm.tui.command import HANDOFF
from dingterm.tui.commands import bindings_of
from dingterm.tui.language import tr
from dingterm.tui.messages import DeskFailed, TextSaved
from dingterm.tui.widgets.key_line import KeyLine
from dingterm.tui.widgets.status_line import StatusLine
from dingterm.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from dingterm.tui.desk_work import DeskWork

HOW = "Hold Shift (Option on a Mac) and drag over the text to copy it with your terminal, or press w for a file."


class HandoffScreen(Screen[bool]):
    """Closes with whether the agent took the text."""

    CSS_PATH = "handoff.tcss"
    BINDINGS = bindings_of(HANDOFF)

    def __init__(self, work: DeskWork, text: str, why: str, attachments: Sequence[str] = ()) -> None:
        super().__init__()
        self._attachments = attachments
        self._work = work
        self._text = text
        self._why = why

    def compose(self) -> ComposeResult:
        """The text stands alone between its lines, so that a selection holds nothing else."""
        yield TopLine(self._work.session, id="handoff-top")
        yield Static(Content.styled(safe_text(self._why) or "The reply, to take by hand.", "bold"), id="handoff-why")
        yield Static(HOW, id="handoff-how", markup=False)
        with VerticalScroll(id="handoff-frame"):
            yield Static(Content(safe_text(self._text, lines=True)), id="handoff-text")
        if self._attachments:
            places = "\n".join(map(safe_text, self._attachments))
            yield Static(Content(f"{tr('To be attached by hand:')}\n{places}"), id="handoff-attachments")
        yield StatusLine(id="handoff-status")
        yield KeyLine(id="handoff-keys")

    def on_mount(self) -> None:
        """Show the three keys."""
        self.query_one(KeyLine).show(HANDOFF, lambda _command: True)

    def action_taken(self) -> None:
        """Log the contact."""
        self.dismiss(True)

    def action_write(self) -> None:
        """Write the text into a file."""
        self._work.for_screen(self).save(self._text)

    def action_back(self) -> None:
        """Log nothing."""
        self.dismiss(False)

    def on_presenter_turned(self) -> None:
        """The text is the customer's own: people do not see it."""
        self.dismiss(False)

    def on_text_saved(self, message: TextSaved) -> None:
        """Say where the file is."""
        self.query_one(StatusLine).say("good", f"Written to {message.path}. Enter logs the contact.")

    def on_desk_failed(self, message: DeskFailed) -> None:
        """Say what could not be done."""
        self.query_one(StatusLine).fail(message.title, message.sentence)
