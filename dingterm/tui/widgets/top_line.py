"""The first line: the program, where the agent is, and how many customers may be written to now."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.content import Content

from dingterm.safe_text import safe_text
from dingterm.tui.cells import fit
from dingterm.tui.language import tr
from dingterm.tui.presenter import presenter_of
from dingterm.tui.widgets.job_line import JobLine

if TYPE_CHECKING:
    from dingterm.desk.session import Session

NAME, GAP = "dingterm", "   "
ROOMY = 100
"""Cells from which the screens are named."""

PRESENTING = "   ◉ presenting, F8 ends it"
SCREENS = {"Desk": "", "Cleaning": "app.cleaning", "Customers": "find", "Reports": "reports", "Training": "training"}
"""The screens that are named, and what the desk does to go there."""


class TopLine(JobLine):
    """One line; where it is narrow the shop's name gives way, never a count."""

    always = True

    def __init__(self, session: Session, *, id: str, here: str = "Desk") -> None:
        super().__init__(id=id)
        self._here = here
        shop = safe_text(session.settings.shop.name)
        where = tr(f"{shop}, a made-up shop") if session.demo and shop else shop
        self._facts = " · ".join(filter(None, (where, safe_text(session.agent))))
        self._due = ""
        self._watched = ""

    def show_watched(self, watched: bool) -> None:
        """Show whether the clipboard is watched."""
        self._watched = f"   ⧉ {tr('clipboard watched')}" if watched else ""
        self.refresh()

    def show_due(self, due: int) -> None:
        """Show how many may be written to."""
        self._due = f"   ● {tr(f'{due:,} due')}"
        self.refresh()

    def render(self) -> Content:
        """The name on the left, the rest on the right."""
        tabs = self._tabs(SCREENS if self.size.width >= ROOMY else ())
        job = f"   {self.job}" if self.job else ""
        shown = PRESENTING if presenter_of(self.app).on else self._watched
        taken = cell_len(NAME) + tabs.cell_length + cell_len(self._due) + cell_len(job) + cell_len(shown) + 2
        room = max(0, self.size.width - taken)
        facts = fit(fit(self._facts, min(room, cell_len(self._facts))), room, right=True)
        rest = ((facts, "$d-quiet"), (self._due, "$d-due"), (job, "$d-accent"))
        return Content.assemble((NAME, "bold $d-accent"), tabs, (shown, "bold $d-waiting"), "  ", *rest)

    def on_click(self, event: events.Click) -> None:
        """Go to the screen whose name is under the mouse."""
        end = cell_len(NAME)
        for name in SCREENS if self.size.width >= ROOMY else ():
            start, end = end + len(GAP), end + len(GAP) + cell_len(tr(name))
            if start <= event.x < end and name != self._here:
                from dingterm.tui.going import go_to

                self.app.call_later(go_to, self.app, name)

    def _tabs(self, others: Collection[str]) -> Content:
        """Where the agent is among others; alone the desk needs no name."""
        return Content("").join(
            Content.styled(f"{GAP}{tr(name)}", "bold" if name == self._here else "$d-quiet")
            for name in dict.fromkeys((*others, self._here))
            if others or name != "Desk"
        )
