"""The two customers of a pair in full, side by side: what they are known by, and all that happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen

from dingterm.tui import messages as told
from dingterm.tui.command import BOTH
from dingterm.tui.commands import bindings_of
from dingterm.tui.find_work import FindWork
from dingterm.tui.widgets.key_line import KeyLine
from dingterm.tui.widgets.record_lines import RecordLines
from dingterm.tui.widgets.status_line import StatusLine
from dingterm.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from dingterm.desk.session import Session

WIDTHS = [(0, "-narrow"), (100, "-wide")]


class BothScreen(Screen[None]):
    """Lies over the review until the agent goes back."""

    CSS_PATH = "both.tcss"
    BINDINGS = bindings_of(BOTH)

    def __init__(self, session: Session, pair: tuple[int, int]) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self._session, self._pair = session, pair
        self.work = FindWork(self, session)

    def compose(self) -> ComposeResult:
        """A column each, the keys."""
        yield TopLine(self._session, id="both-top", here="Customers")
        with Horizontal(id="both-body"):
            for side in ("left", "right"):
                with VerticalScroll(id=f"both-{side}", classes="both-side", can_focus=False):
                    yield RecordLines(id=f"both-{side}-record")
        yield StatusLine(id="both-status")
        yield KeyLine(id="both-keys")

    def on_mount(self) -> None:
        """Read both."""
        self.work.load_records(self._pair)
        self.query_one(KeyLine).show(BOTH, lambda _command: True)

    def on_records_loaded(self, message: told.RecordsLoaded) -> None:
        """Show them."""
        for widget, record in zip(self.query(RecordLines), message.records, strict=True):
            widget.show(record)

    def on_presenter_turned(self) -> None:
        """Show them anew."""
        self.work.load_records(self._pair)

    def on_desk_failed(self, message: told.DeskFailed) -> None:
        """Say what could not be done."""
        self.query_one(StatusLine).say("bad", f"{message.title}: {message.sentence}")

    def action_roll(self, steps: int) -> None:
        """Scroll both."""
        for side in self.query(".both-side").results(VerticalScroll):
            side.scroll_relative(y=steps, animate=False)

    def action_leave(self) -> None:
        """Back to the pair."""
        self.dismiss()
