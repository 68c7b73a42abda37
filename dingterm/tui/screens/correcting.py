"""What the cleaning screen asks on one line: an option, a cell's right value, a region; and what the answer is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from dingterm.desk.job_request import Fix
from dingterm.safe_text import safe_text
from dingterm.tui.messages import Answered
from dingterm.tui.presenter import presenter_of
from dingterm.tui.widgets.cleaning.ask_line import AskLine
from dingterm.tui.widgets.cleaning.results_pane import ResultsPane, value_of

if TYPE_CHECKING:
    from dingterm.tui.screens.cleaning import CleaningScreen

REGION_LETTERS = 2
NOT_A_CELL = "This row could not be read as a row, so there is no cell to correct. Correct it in the file itself."
AGAIN = "r cleans again with your corrections."


class Correcting:
    """Questions of one screen, one at a time."""

    def __init__(self, screen: CleaningScreen) -> None:
        self._screen = screen
        self._use: Callable[[str], None] = lambda _answer: None

    def ask(self, question: str, value: str, use: Callable[[str], None]) -> None:
        """Ask on the line; the answer goes to `use`."""
        self._use = use
        self._screen.query_one(AskLine).ask(question, value)

    def answered(self, message: Answered) -> None:
        """Use the answer, if there is one."""
        self._screen.query_one(AskLine).close()
        self._screen.focus_step()
        if message.taken:
            self._use(message.text.strip())

    def value(self) -> None:
        """Ask for the right value of the cell."""
        if row := self._cell():
            known = self._screen.cleaning.fixes.get((row["file"], int(row["line"])))
            value = known.value if known and known.value is not None else value_of(row)
            self.ask(f"Line {row['line']}, {safe_text(row['column'])}", safe_text(value), self._value_typed)

    def region(self) -> None:
        """Ask for the region of the row's number."""
        if row := self._cell():
            self.ask(f"Region of line {row['line']}, two letters", "", self._region_typed)

    def region_of_all(self) -> None:
        """Ask for a region to try for all rows left out."""
        task = self._screen.cleaning
        if task.report.get("rejected") and not task.imported:
            self.ask("Region to try for every row left out, two letters", "", self._all_typed)

    def _cell(self) -> Mapping[str, Any]:
        """The rejected row under the cursor, if one of its cells can be corrected."""
        pane = self._screen.query_one(ResultsPane)
        if presenter_of(self._screen.app).on:
            self._screen.status.say("note", "Cells are masked while you present. F8 ends that.")
            return {}
        row = {} if self._screen.cleaning.imported else pane.reject
        if row and not row.get("column"):
            self._screen.status.say("note", NOT_A_CELL)
            return {}
        if not row:
            self._screen.status.say("note", "Corrections are for rejected rows: go to that tab with the arrows.")
        return row

    def _value_typed(self, text: str) -> None:
        self._fix(value=text)

    def _region_typed(self, text: str) -> None:
        if region := self._region(text):
            self._fix(region=region)

    def _all_typed(self, text: str) -> None:
        if region := self._region(text):
            self._screen.cleaning.retry_region, self._screen.cleaning.fresh = region, True
            self._screen.on_tab_turned()
            self._screen.status.say("good", f"{region} is tried for every row left out. {AGAIN}")

    def _region(self, text: str) -> str:
        region = text.upper()
        if len(region) == REGION_LETTERS and region.isalpha() and region.isascii():
            return region
        self._screen.status.say("bad", f"{text or 'Nothing'} is no region. Write it with two letters, as ES.")
        return ""

    def _fix(self, *, value: str | None = None, region: str = "") -> None:
        pane, task = self._screen.query_one(ResultsPane), self._screen.cleaning
        row = pane.reject
        if row:
            task.fix(Fix(row["file"], int(row["line"]), row["column"], value_of(row), value, region))
            pane.mark_fixed()
            self._screen.on_tab_turned()
            count = len(task.fixes)
            self._screen.status.say("good", f"{count} row{'s' if count > 1 else ''} corrected. {AGAIN}")
