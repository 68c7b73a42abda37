"""Reports: what contacts brought, by week, lane, step, template, language, agent, hour there or region."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from dingterm.desk.reports import DIMENSIONS
from dingterm.tui import messages as told
from dingterm.tui.command import REPORTS
from dingterm.tui.commands import bindings_at
from dingterm.tui.language import tr
from dingterm.tui.presenter import NOT_WRITTEN, presenter_of
from dingterm.tui.report_work import ReportWork
from dingterm.tui.widgets.cleaning.ask_line import AskLine
from dingterm.tui.widgets.key_line import KeyLine
from dingterm.tui.widgets.report_lines import ReportLines
from dingterm.tui.widgets.status_line import StatusLine
from dingterm.tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from dingterm.desk.session import Session

SPANS = {28: "the last 4 weeks", 91: "the last 13 weeks", 0: "all of the time"}
EMPTY = "No contact was logged in this time. Copy a reply at the desk, or p for another time."


class ReportScreen(Screen[None]):
    """Lies over the desk until the agent goes back."""

    CSS_PATH = "reports.tcss"
    BINDINGS = bindings_at(REPORTS)
    AUTO_FOCUS = "#report-frame"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.work = ReportWork(self, session)
        self.dimension, self.days = DIMENSIONS[0], next(iter(SPANS))

    def compose(self) -> ComposeResult:
        """What it is about, the report, the keys."""
        yield TopLine(self._session, id="report-top", here="Reports")
        yield Static(id="report-head", markup=False)
        with VerticalScroll(id="report-frame"):
            yield ReportLines(id="report-lines")
        yield AskLine(id="ask-line")
        yield StatusLine(id="report-status")
        yield KeyLine(id="report-keys")

    def on_mount(self) -> None:
        """Read the first report."""
        self.query_one(KeyLine).show(REPORTS, lambda _command: True)
        self._load()

    # -- the story

    def on_report_loaded(self, message: told.ReportLoaded) -> None:
        """Show a report, if it is still the one asked for."""
        if (message.dimension, message.days) == (self.dimension, self.days):
            self.query_one(ReportLines).show(message.lines, EMPTY)

    def on_text_saved(self, message: told.TextSaved) -> None:
        """Say where the file is."""
        self.query_one(StatusLine).say("good", f"Written to {message.path}.")

    def on_desk_failed(self, message: told.DeskFailed) -> None:
        """Say what could not be done."""
        self.query_one(StatusLine).fail(message.title, message.sentence)

    def on_answered(self, message: told.Answered) -> None:
        """Write the report where the agent said."""
        self.query_one(AskLine).close()
        self.set_focus(self.query_one("#report-frame"))
        if message.taken and message.text.strip():
            self.work.write(self.dimension, self.days, Path(message.text.strip()).expanduser().absolute())

    # -- commands

    def action_dimension(self, steps: int) -> None:
        """Tell contacts apart by something else."""
        self.dimension = DIMENSIONS[(DIMENSIONS.index(self.dimension) + steps) % len(DIMENSIONS)]
        self._load()

    def action_span(self) -> None:
        """Look at another time."""
        spans = list(SPANS)
        self.days = spans[(spans.index(self.days) + 1) % len(spans)]
        self._load()

    def action_roll(self, lines: int) -> None:
        """Up or down."""
        self.query_one("#report-frame", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_write(self) -> None:
        """Ask where to write the report."""
        if presenter_of(self.app).on:
            self.query_one(StatusLine).say("note", NOT_WRITTEN)
        else:
            self.query_one(AskLine).ask(tr("Write to"), str(Path.cwd() / f"report-{self.dimension}.csv"))

    def action_help(self) -> None:
        """Show all keys."""
        from dingterm.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.query_one(KeyLine).place))

    def action_back(self) -> None:
        """Back to the desk."""
        self.dismiss()

    def _load(self) -> None:
        self.query_one(StatusLine).clear()
        parts: list[str | tuple[str, str]] = []
        for one in DIMENSIONS:
            here = one == self.dimension
            parts.append((f"{'▸ ' if here else ''}{tr(one)}  ", "bold $d-accent" if here else "$d-quiet"))
        parts.append((f"· {tr(SPANS[self.days])}", "$d-quiet"))
        self.query_one("#report-head", Static).update(Content.assemble(*parts))
        self.query_one(ReportLines).show((), "Loading…")
        self.work.load(self.dimension, self.days)
