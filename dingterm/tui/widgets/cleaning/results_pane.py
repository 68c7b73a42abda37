"""What came of a run: bars by region and verdict; the rows kept, the duplicates, the rejects with their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from dingterm.safe_text import safe_text
from dingterm.tui.cleaning_task import CleaningTask
from dingterm.tui.command import RESULTS
from dingterm.tui.commands import bindings_at
from dingterm.tui.language import tr
from dingterm.tui.messages import TabTurned
from dingterm.tui.presenter import presenter_of
from dingterm.tui.widgets.cleaning.overview import overview_content
from dingterm.tui.widgets.cleaning.row_list import RowList

TABS = {"overview": "Overview", "kept": "Kept", "duplicates": "Duplicates", "rejects": "Rejects"}
COUNTS = {"kept": "rows_kept", "duplicates": "duplicates", "rejects": "rejected"}
SHOWN = 2000
"""Rejects and duplicates read for their tabs; the files written have them all."""

REJECT_COLUMNS = ("line", "code", "value", "correction", "column", "file")
HIDDEN = {"file", "line", "of_file", "of_line"}
NOTICES = {
    "kept": "No row was kept. The rejects say why; Esc goes back to the options.",
    "duplicates": "No row repeats another.",
    "rejects": "No row was left out.",
}


class ResultsPane(Vertical, can_focus=True):
    """Four tabs; the rejects can be corrected from here."""

    BINDINGS = bindings_at(RESULTS)

    def __init__(self, task: CleaningTask, *, id: str) -> None:
        super().__init__(id=id)
        self._cleaning = task
        self._rejects: list[Mapping[str, Any]] = []
        self.tab = "overview"

    def compose(self) -> ComposeResult:
        """The tabs, what they show, the sentence on the row under the cursor."""
        yield Static(id="tabs", markup=False)
        yield Static(id="overview", markup=False)
        yield RowList(id="rows")
        yield Static(id="row-why", markup=False)

    @property
    def reject(self) -> Mapping[str, Any]:
        """The rejected row under the cursor; empty on another tab."""
        rows = self.query_one(RowList)
        return self._rejects[rows.cursor] if self.tab == "rejects" and rows.cursor < len(self._rejects) else {}

    def show(self) -> None:
        """Show a new report; the tab stays."""
        scratch = self._cleaning.scratch
        told = [] if self._cleaning.imported else scratch.rows("rejects.ndjson", SHOWN)
        self._rejects = told or [
            {**row, "file": one["file"]} for one in self._cleaning.report["files"] for row in one.get("rejects", ())
        ]
        self.turn_to(self.tab)

    def action_turn(self, steps: int) -> None:
        """Show another tab."""
        names = list(TABS)
        self.turn_to(names[(names.index(self.tab) + steps) % len(names)])

    def action_step(self, steps: int) -> None:
        """Another row."""
        self.query_one(RowList).move(steps)
        self._show_why()

    def on_resize(self) -> None:
        """The bars are as long as there is room."""
        if self._cleaning.report:
            self.call_after_refresh(self._show_overview)

    def turn_to(self, tab: str) -> None:
        """Show a tab."""
        self.tab = tab
        self._show_tabs()
        self.query_one("#overview").display = tab == "overview"
        self.query_one("#rows").display = tab != "overview"
        self._show_overview()
        if tab != "overview":
            columns, rows = self._rows(tab)
            self.query_one(RowList).show(columns, rows, NOTICES[tab])
        self.mark_fixed()
        self.post_message(TabTurned())

    def redraw(self) -> None:
        """Draw the rows anew."""
        self.query_one(RowList).refresh()
        self._show_why()

    def mark_fixed(self) -> None:
        """Show which rejects are corrected, and how."""
        rows = self.query_one(RowList)
        if self.tab == "rejects":
            place = rows.cursor
            rows.show(*self._rows("rejects"), NOTICES["rejects"])
            rows.move(place)
            fixed = (
                n for n, row in enumerate(self._rejects) if (row["file"], int(row["line"])) in self._cleaning.fixes
            )
            rows.mark(frozenset(fixed))
        self._show_why()

    def _show_tabs(self) -> None:
        report = self._cleaning.report
        parts: list[tuple[str, str]] = []
        for name, title in TABS.items():
            count = f" {report[COUNTS[name]]:,}" if name in COUNTS else ""
            here = name == self.tab
            parts.append((f"{'▸ ' if here else ''}{tr(title)}{count}   ", "bold $d-accent" if here else "$d-quiet"))
        self.query_one("#tabs", Static).update(Content.assemble(*parts))

    def _show_overview(self) -> None:
        width = max(20, self.size.width)
        content = Content("\n").join(overview_content(self._cleaning, width, self.size.height - 2))
        self.query_one("#overview", Static).update(content)

    def _show_why(self) -> None:
        row = {} if presenter_of(self.app).on else self.reject  # a reason may repeat the cell
        self.query_one("#row-why", Static).update(Content(safe_text(str(row.get("sentence", "")))))

    def _rows(self, tab: str) -> tuple[Sequence[str], Sequence[Mapping[str, Any]]]:
        if tab == "kept":
            kept = self._cleaning.report.get("kept", [])
            return (list(kept[0]) if kept else ()), kept
        if tab == "duplicates":
            twice = self._cleaning.scratch.rows("duplicates.ndjson", SHOWN) if not self._cleaning.imported else []
            own = [name for name in twice[0] if name not in HIDDEN] if twice else []
            rows = [{**row, "stands for it": f"line {row['of_line']} of {row['of_file']}"} for row in twice]
            return ["line", "stands for it", *own], rows
        several = len(self._cleaning.files) > 1
        return REJECT_COLUMNS if several else REJECT_COLUMNS[:-1], [*self._reject_rows()]

    def _reject_rows(self) -> Iterator[Mapping[str, Any]]:
        for row in self._rejects:
            fix = self._cleaning.fixes.get((row["file"], int(row["line"])))
            done = " ".join(filter(None, (fix.value, fix.region))) if fix else ""
            yield {**row, "value": value_of(row), "code": str(row["code"]).replace("_", " "), "correction": done}


def value_of(row: Mapping[str, Any]) -> str:
    """What stands in the cell a row was rejected for, or the row as it was read."""
    column = row.get("column")
    value = row.get(f"{column} (row)", row.get(str(column)))
    return str(value if value is not None else row.get("as_read") or "")
