"""Why a customer is due or is not, as lines to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from dingterm.tui.cells import fit
from dingterm.tui.language import tr

if TYPE_CHECKING:
    from dingterm.desk.explaining import Explained

SIGNS = {"stops": ("⊘", "$d-bad"), "waits": ("◌", "$d-accent"), "aside": ("~", "$d-quiet"), "passes": ("✓", "$d-good")}
"""A state is a sign first and a colour second."""

HEAD = 8


def why_content(told: Explained) -> Content:
    """The whole sheet."""
    return Content("\n").join(_lines(told))


def _lines(told: Explained) -> Iterator[Content]:
    yield Content.styled(told.name, "bold $d-accent")
    yield _pair("due", told.due)
    yield _pair("score", f"{told.score} = {', '.join(told.parts)}")
    yield _pair("steps", told.steps)
    yield _pair("claim", told.claim)
    if told.snooze:
        yield _pair("snooze", told.snooze)
    yield Content("")
    for one in sorted(told.rules, key=lambda one: list(SIGNS).index(one.state)):
        sign, style = SIGNS[one.state]
        until = one.until or (tr("set aside") if one.state == "aside" else "")
        limit = f"{tr('limit')} {one.limit}" if one.limit else ""
        facts = " · ".join(filter(None, (until, limit)))
        yield Content.assemble((f"{sign} ", style), tr(one.rule), (f"  {facts}" if facts else "", "$d-quiet"))
    yield Content("")
    yield Content.styled(tr("O sets a rule aside for once. Esc closes this sheet."), "$d-quiet")


def _pair(title: str, text: str) -> Content:
    return Content.assemble((fit(tr(title), HEAD), "$d-quiet"), tr(text))
