"""Why a customer is due or is not, as lines to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from dingterm.tui.cells import fit, wrapped
from dingterm.tui.language import tr

if TYPE_CHECKING:
    from dingterm.desk.explaining import Explained, RuleLine

GROUPS = {
    "stops": ("Forbids it", "⊘", "$d-bad"),
    "waits": ("Not yet", "◌", "$d-accent"),
    "aside": ("Set aside by an agent", "~", "$d-text"),
    "passes": ("Does not apply", "·", "$d-quiet"),
}
"""What a rule's state is called; a state is a sign first and a colour second."""

HEAD, SIGN = 8, 2
"""Cells of what a line is about, and of a rule’s sign."""


def why_lines(told: Explained, width: int) -> Iterator[Content]:
    """The whole sheet, in lines of at most `width` cells."""
    yield Content.styled(told.name, "bold $d-accent")
    yield from _pair("due", told.due, width)
    yield from _pair("score", f"{told.score} = {', '.join(map(tr, told.parts))}", width)
    yield from _pair("steps", told.steps, width)
    yield from _pair("claim", told.claim, width)
    if told.snooze:
        yield from _pair("snooze", told.snooze, width)
    for state, (title, sign, style) in GROUPS.items():
        ruled = [one for one in told.rules if one.state == state]
        if ruled:
            yield from (Content(""), Content.styled(tr(title), "bold"))
            for one in ruled:
                yield from _rule(one, sign, style, width)
    yield Content("")
    yield from (Content.styled(line, "$d-quiet") for line in wrapped(tr("O sets a rule aside for once."), width))


def _rule(one: RuleLine, sign: str, style: str, width: int) -> Iterator[Content]:
    limit = f" ({tr(one.limit)})" if one.limit else ""
    until = f"  {one.until}" if one.until else ""
    for place, line in enumerate(wrapped(f"{tr(one.rule)}{limit}{until}", width - SIGN)):
        yield Content.assemble((fit("" if place else sign, SIGN), style), line)


def _pair(title: str, text: str, width: int) -> Iterator[Content]:
    for place, line in enumerate(wrapped(tr(text), width - HEAD)):
        yield Content.assemble((fit("" if place else tr(title), HEAD), "$d-quiet"), line)
