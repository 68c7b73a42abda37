"""Same person? Doubtful pairs one by one, the most useful first; every answer is one key and can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen

from dingterm.desk.views import PairView
from dingterm.tui import messages as told
from dingterm.tui.command import REVIEW, Command
from dingterm.tui.commands import bindings_of
from dingterm.tui.review_work import ReviewWork
from dingterm.tui.widgets.key_line import KeyLine
from dingterm.tui.widgets.pair_lines import PairLines
from dingterm.tui.widgets.status_line import StatusLine
from dingterm.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from dingterm.desk.made_of import SourceRecord
    from dingterm.desk.session import Session

NOBODY = "No two customers look like one person. An import asks anew; Esc goes back to the desk."
NEEDS_PAIR = ("same", "different", "household", "later", "drop-one", "both")


class ReviewScreen(Screen[None]):
    """Lies over the desk until the agent goes back."""

    CSS_PATH = "review.tcss"
    BINDINGS = bindings_of(REVIEW)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.work = ReviewWork(self, session)
        self._pairs: list[tuple[int, int]] = []
        self._place = 0
        self.view: PairView | None = None

    def compose(self) -> ComposeResult:
        """The pair, what has just happened, the keys."""
        yield TopLine(self.session, id="review-top", here="Customers")
        with VerticalScroll(id="pair-frame"):
            yield PairLines(id="pair")
        yield StatusLine(id="review-status")
        yield KeyLine(id="review-keys")

    def on_mount(self) -> None:
        """Read the pairs."""
        self.work.load_doubts()
        self._show_keys()

    # -- the story

    def on_doubts_loaded(self, message: told.DoubtsLoaded) -> None:
        """Stand on the pair that follows the last one."""
        self._pairs = message.pairs
        self._show(self._place)

    def on_presenter_turned(self) -> None:
        """Show the pair anew."""
        self.action_other(0)

    def on_pair_loaded(self, message: told.PairLoaded) -> None:
        """Show a pair, if it is still the one wanted."""
        if self._pairs and self._pairs[self._place] == (message.view.a, message.view.b):
            self.view = message.view
            self.query_one(PairLines).show(message.view)
            self._show_keys()

    def on_pair_answered(self, message: told.PairAnswered) -> None:
        """Say what was kept, and ask for the next."""
        self.query_one(StatusLine).say("good", f"{message.sentence}. u takes it back.")
        self.work.load_doubts()

    def on_answer_undone(self, message: told.AnswerUndone) -> None:
        """Say so; the pair is asked for again."""
        self.query_one(StatusLine).say("good", f"{message.sentence}.")
        self.work.load_doubts()

    def on_desk_failed(self, message: told.DeskFailed) -> None:
        """Say what could not be done."""
        self.query_one(StatusLine).fail(message.title, message.sentence)

    # -- commands

    def action_answer(self, verdict: str) -> None:
        """Keep an answer to the pair shown."""
        if self.view is not None:
            shown, self.view = self.view, None
            self.work.answer(shown.a, shown.b, verdict)

    def action_later(self) -> None:
        """Ask again after all others."""
        if self.view is not None:
            self.work.put_off(self.view.a, self.view.b)

    def action_drop_one(self) -> None:
        """Choose a record to take out."""
        if self.view is not None:
            self.work.load_made_of(self.view.a, self.view.b)

    def on_made_of_loaded(self, message: told.MadeOfLoaded) -> None:
        """Ask which record."""
        from dingterm.tui.screens.dropping import DropScreen

        def take(record: SourceRecord | None) -> None:
            if record is not None:
                self.view = None
                self.work.drop(record)

        self.app.push_screen(DropScreen(self.session, message.records), take)

    def action_both(self) -> None:
        """Show both customers in full."""
        from dingterm.tui.screens.both import BothScreen

        if self.view is not None:
            self.app.push_screen(BothScreen(self.session, (self.view.a, self.view.b)))

    def action_undo(self) -> None:
        """Take the last answer back."""
        self.work.undo()

    def action_other(self, steps: int) -> None:
        """Look at another pair without answering this one."""
        self._show(self._place + steps)

    def action_help(self) -> None:
        """Show all keys."""
        from dingterm.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.query_one(KeyLine).place))

    def action_back(self) -> None:
        """Go back to the desk."""
        self.dismiss()

    def _show(self, place: int) -> None:
        self.view = None
        if not self._pairs:
            self._place = 0
            self.query_one(PairLines).say(NOBODY)
        else:
            self._place = max(0, min(place, len(self._pairs) - 1))
            self.work.load_pair(*self._pairs[self._place])
        self._show_keys()

    def _show_keys(self) -> None:
        self.query_one(KeyLine).show(REVIEW, self._possible)

    def _possible(self, command: Command) -> bool:
        return self.view is not None or command.id not in NEEDS_PAIR
