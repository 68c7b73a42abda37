"""A run while it runs: how far, how fast, how long still, and where the rows go."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widgets import Static

from dingterm.safe_text import safe_text
from dingterm.tui.cells import fit, spread
from dingterm.tui.job_state import JobState
from dingterm.tui.language import tr
from dingterm.tui.widgets.cleaning.bars import bar_line, words
from dingterm.tui.widgets.cleaning.pick_pane import human

KINDS = (
    ("kept", "kept", "$d-good"),
    ("repaired", "repaired", "$d-accent"),
    ("duplicate", "duplicates", "$d-waiting"),
    ("rejected", "rejected", "$d-blocked"),
)
"""What becomes of rows: how it is called, its key, its colour. The repaired are among the kept."""

REASONS = 3
DONE, TODO = "█", "░"


class RunLines(Static):
    """Drawn ten times a second at most."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._state: JobState | None = None

    def show(self, state: JobState | None) -> None:
        """Show a moment; nothing before there is one."""
        self._state = state
        self.refresh()

    def render(self) -> Content:
        """The progress, then the rows."""
        if self._state is None:
            return Content("")
        return Content("\n").join(run_content(self._state, max(20, self.size.width)))


def run_content(state: JobState, width: int) -> Iterator[Content]:
    """A moment of a run in lines of at most `width` cells."""
    told = state.told
    files = f"{len(state.request.files)} files" if len(state.request.files) != 1 else "1 file"
    title = {"clean": "Cleaning", "import": "Bringing in"}.get(state.request.work, "Working")
    name = safe_text(str(told.get("file", "")))
    yield Content.styled(spread(f"{tr(title)}   {name}".rstrip(), tr(files), width), "bold")
    yield Content("")
    yield _progress(state, width)
    yield Content.styled(fit(figures(state), width), "$d-quiet")
    yield Content("")
    if "kept" in told:
        yield from _rows(state, width)
    elif not told:
        yield Content.styled(tr("Starting: the files are being opened."), "$d-quiet")


def figures(state: JobState) -> str:
    """Rows, bytes, rate and time left, as far as they are known."""
    told, parts = state.told, []
    if "rows" in told:
        total = f" of {told['total']:,}" if "total" in told else ""
        parts.append(f"{told['rows']:,}{total} rows")
        parts.append(f"{told['rows'] / max(state.elapsed, 0.1):,.0f}/s")
    if "size" in told:
        parts.insert(1, f"{human(told['read'])} of {human(told['size'])}")
    return " · ".join([*parts, state.left]).strip(" ·")


def _progress(state: JobState, width: int) -> Content:
    room = max(10, min(80, width - 6))
    done = round(state.share * room)
    return Content.assemble(
        (DONE * done, "$d-accent"), (TODO * (room - done), "$d-rule"), (f"{state.share:5.0%}", "bold")
    )


def _rows(state: JobState, width: int) -> Iterator[Content]:
    told = state.told
    reasons = list(told.get("reasons", {}).items())[:REASONS]
    why = " · ".join(f"{words(code)} {count:,}" for code, count in reasons)
    for label, key, style in KINDS:
        yield bar_line(label, told.get(key, 0), told["rows"], width, style, why if key == "rejected" else "")
    settled = told["kept"] + told["duplicates"] + told["rejected"]
    waiting = told["rows"] - settled
    sums = "read = kept + duplicate + rejected"
    yield Content("")
    yield Content.styled(f"{sums}   ✓" if not waiting else f"{sums} + {waiting:,} to be compared", "$d-quiet")
