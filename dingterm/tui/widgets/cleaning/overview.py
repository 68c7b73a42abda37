"""The first tab of the results: counts that add up, and bars by region, verdict and reason."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from textual.content import Content

from dingterm.safe_text import safe_text
from dingterm.tui.cells import fit, wrapped
from dingterm.tui.cleaning_task import CleaningTask
from dingterm.tui.language import tr
from dingterm.tui.widgets.cleaning.bars import tally_lines

TALLIES = (("Regions", "by_region"), ("Phones", "by_verdict"), ("Left out", "by_reason"))
TWO = 100
"""Cells from which the bars stand in two columns."""

GAP = 4
LEAST = 4


def overview_content(task: CleaningTask, width: int, height: int) -> Iterator[Content]:
    """The report of a task in lines of at most `width` cells."""
    report = task.report
    if not report:
        return
    read, kept, twice, left_out = (report[key] for key in ("rows_read", "rows_kept", "duplicates", "rejected"))
    sign = "✓" if read == kept + twice + left_out else "✗"
    sums = f"read {read:,} = kept {kept:,} + duplicates {twice:,} + rejected {left_out:,}   {sign}"
    yield from (Content.styled(line, "bold") for line in wrapped(tr(sums), width))
    for one in report["files"]:
        if one.get("error"):
            yield from (Content.styled(line, "$d-bad") for line in wrapped(f"✗ {safe_text(one['error'])}", width))
    seconds = f"{report['seconds']:.1f} s"
    where = "in the desk now" if task.imported else ""
    yield Content.styled(" · ".join(filter(None, (seconds, f"repaired {report['repaired']:,}", where))), "$d-quiet")
    yield Content("")
    yield from _bars(task, width, height - 4)


def _bars(task: CleaningTask, width: int, height: int) -> Iterator[Content]:
    if width < TWO:
        for title, key in TALLIES:
            yield from tally_lines(title, task.report.get(key, {}), width, max(LEAST, height // 3 - 2))
            yield Content("")
        return
    room = (width - GAP) // 2
    left = list(tally_lines(*_named(task, 0), room, max(LEAST, height - 1)))
    right: list[Content] = []
    for place in (1, 2):
        right += [*tally_lines(*_named(task, place), room, max(LEAST, height // 2 - 2)), Content("")]
    for number in range(max(len(left), len(right))):
        one = left[number] if number < len(left) else Content("")
        other = right[number] if number < len(right) else Content("")
        yield Content.assemble(one, fit("", room + GAP - cell_len(one.plain)), other)


def _named(task: CleaningTask, place: int) -> tuple[str, dict[str, int]]:
    title, key = TALLIES[place]
    return title, task.report.get(key, {})
