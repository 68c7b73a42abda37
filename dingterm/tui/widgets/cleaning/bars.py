"""Bars beside figures: a tally as lines, the most frequent first, drawn with signs so that colour is not needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.content import Content

from dingterm.safe_text import safe_text
from dingterm.tui.cells import fit
from dingterm.tui.language import tr

FULL = "▇"
LABEL, FIGURE, SHARE = 15, 11, 6
"""Cells of a line's name, its figure, and its share."""

SHORTEST = 6


def bar_line(label: str, count: int, total: int, width: int, style: str = "$d-accent", note: str = "") -> Content:
    """One line: the name, a bar, the figure, its share of the total, a note where there is room.

    Args:
        label: Any text.
        count: Rows.
        total: Rows that fill the bar.
        width: Cells of the whole line.
        style: Of the bar.
        note: Shown quietly behind.
    """
    room = max(SHORTEST, min(40, width - LABEL - FIGURE - SHARE - 1))
    share = count / total if total else 0.0
    length = max(1, round(share * room)) if count else 0
    behind = width - LABEL - room - FIGURE - SHARE - 3
    return Content.assemble(
        (fit(tr(safe_text(label)), LABEL - 1) + " ", "$d-quiet"),
        (fit(FULL * length, room), style),
        fit(f"{count:,}", FIGURE, right=True),
        (fit(f"{share:.0%}", SHARE, right=True), "$d-quiet"),
        (f"   {fit(note, min(behind, len(note)))}" if note and behind > SHORTEST else "", "$d-quiet"),
    )


def tally_lines(title: str, counts: Mapping[str, int], width: int, most: int) -> Iterator[Content]:
    """A tally under its title; what does not fit is one line."""
    total = sum(counts.values())
    if not total:
        return
    yield Content.styled(tr(title), "bold")
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    cut = most if len(ordered) <= most else most - 1
    for name, count in ordered[:cut]:
        yield bar_line(words(name), count, total, width)
    if rest := ordered[cut:]:
        yield bar_line(f"{len(rest)} more", sum(count for _, count in rest), total, width, "$d-quiet")


def words(code: str) -> str:
    """A code as words: `too_short` to `too short`; regions stay as they are."""
    return code.replace("_", " ")
