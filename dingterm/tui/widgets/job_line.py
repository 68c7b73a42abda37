"""Bulk work in one line, on every screen while it runs; its messages go on to the screen from here."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from dingterm.tui import messages as told
from dingterm.tui.cells import fit


class JobLine(Widget):
    """How far it is, at the right end of a line that is not there otherwise."""

    always = False
    """Whether the line stays when there is no work."""

    DEFAULT_CSS = "JobLine { height: 1; padding: 0 1; }"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, classes="job-line")
        self.job = ""
        self.display = self.always

    def on_job_advanced(self, message: told.JobAdvanced) -> None:
        """Show it."""
        self.show_job(message.state.line)

    def on_job_ended(self) -> None:
        """Show nothing any more."""
        self.show_job("")

    def on_job_failed(self) -> None:
        """Likewise."""
        self.show_job("")

    def on_job_stopped(self) -> None:
        """Likewise."""
        self.show_job("")

    def show_job(self, line: str) -> None:
        """Show how far bulk work is; nothing when there is none."""
        self.job = line
        self.display = self.always or bool(line)
        self.refresh()

    def render(self) -> Content:
        """One line."""
        return Content.styled(fit(self.job, self.size.width, right=True), "$d-accent")
