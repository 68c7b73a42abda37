"""Why a customer is due or is not, as lines to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from dingterm.tui.cells import fit
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
    for state, (title, sign, style) in GROUPS.items():
        ruled = [one for one in told.rules if one.state == state]
        if ruled:
            yield from (Content(""), Content.styled(tr(title), "bold"))
            yield from (_rule(one, sign, style) for one in ruled)
    yield Content("")
    yield Content.styled(tr("O sets a rule aside for once. Esc closes this sheet."), "$d-quiet")


def _rule(one: RuleLine, sign: str, style: str) -> Content:
    limit = f" ({one.limit})" if one.limit else ""
    until = f"  {one.until}" if one.until else ""
    return Content.assemble((f"{sign} ", style), tr(one.rule), (limit + until, "$d-quiet"))


def _pair(title: str, text: str) -> Content:
    return Content.assemble((fit(tr(title), HEAD), "$d-quiet"), tr(text))
