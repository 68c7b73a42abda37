"""What the reports ask of the use cases, in a thread worker."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from dingterm.tui import messages as told
from dingterm.tui.desk_work import DeskWork


class ReportWork(DeskWork):
    """Questions about what contacts brought."""

    def load(self, dimension: str, days: int) -> None:
        """Answered by `ReportLoaded`; `days` back from today, all there are for 0."""

        def loaded() -> told.ReportLoaded:
            from dingterm.desk.reports import report

            return told.ReportLoaded(dimension, days, report(self._session, dimension, _since(days)))

        self._read("report", loaded)

    def write(self, dimension: str, days: int, path: Path) -> None:
        """Answered by `TextSaved`."""

        def written() -> told.TextSaved:
            from dingterm.desk.reports import report, write_csv

            write_csv(report(self._session, dimension, _since(days)), dimension, path)
            return told.TextSaved(path)

        self._write(written)


def _since(days: int) -> date | None:
    from dingterm.desk.reports import today

    return today() - timedelta(days=days - 1) if days else None
