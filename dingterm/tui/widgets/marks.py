"""The guard's marks on a draft: where they stand in the text as it is now, and their reasons as lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from dingterm.tui.cells import fit, wrapped
from dingterm.tui.language import tr

if TYPE_CHECKING:
    from dingterm.tui.drafts import Draft

SIGN = "⚠"
LONGEST_WORDS = 24
"""Cells of marked words told with their reason; a longer place is seen in the text."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark in the text as it stands: characters `start` to `end`."""

    start: int
    end: int
    words: str
    reason: str


def placed(draft: Draft) -> list[Placed]:
    """The marks of a draft; what the agent has edited away is marked no more."""
    verdict = draft.verdict
    if verdict is None or verdict.of is None:
        return []
    if verdict.of == draft.text:
        return [Placed(one.start, one.end, draft.text[one.start : one.end], one.reason) for one in verdict.marks]
    found = []
    for one in verdict.marks:
        words = verdict.of[one.start : one.end]
        start = draft.text.find(words)
        if words and start >= 0:
            found.append(Placed(start, start + len(words), words, one.reason))
    return found


def by_line(text: str, marks: list[Placed]) -> dict[int, list[tuple[int, int]]]:
    """The marked columns of each line."""
    lines: dict[int, list[tuple[int, int]]] = {}
    start = 0
    for number, line in enumerate(text.split("\n")):
        end = start + len(line)
        spans = [(max(one.start, start) - start, min(one.end, end) - start) for one in marks]
        if found := [(first, last) for first, last in spans if first < last]:
            lines[number] = found
        start = end + 1
    return lines


def reason_lines(marks: list[Placed], width: int, most: int) -> list[Content]:
    """As many reasons as there is room for, the rest as a number: Enter tells of all."""
    reasons = [_reason(one, width) for one in marks]
    shown: list[Content] = []
    for place, lines in enumerate(reasons):
        last = place == len(reasons) - 1
        if len(shown) + len(lines) > most - (not last):
            rest = tr(f"… {len(reasons) - place} more; ⏎ tells of them.")
            return [*shown, Content.styled(fit(rest, width), "$d-quiet")]
        shown += lines
    return shown


def told(marks: list[Placed]) -> str:
    """All reasons in a sentence."""
    return " ".join(map(_told, marks))


def _reason(mark: Placed, width: int) -> list[Content]:
    first, *rest = wrapped(_told(mark), max(10, width - 2))
    return [
        Content.assemble((f"{SIGN} ", "$d-blocked"), first),
        *(Content(f"  {line}") for line in rest),
    ]


def _told(mark: Placed) -> str:
    words, reason = " ".join(mark.words.split()), mark.reason
    quoted = f"“{words}”: " if 0 < len(words) <= LONGEST_WORDS and words not in reason else ""
    return f"{quoted}{tr(reason)}"
