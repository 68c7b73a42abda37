"""The third step: the work, while it runs."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from dingterm.tui.command import RUN
from dingterm.tui.commands import bindings_at
from dingterm.tui.job_state import JobState
from dingterm.tui.widgets.cleaning.run_lines import RunLines


class RunPane(Vertical, can_focus=True):
    """Has the keys; its lines do the drawing."""

    BINDINGS = bindings_at(RUN)

    def compose(self) -> ComposeResult:
        """The lines."""
        yield RunLines(id="run-lines")

    def show(self, state: JobState) -> None:
        """Show a moment of the work."""
        self.query_one(RunLines).show(state)
