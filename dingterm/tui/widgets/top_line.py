"""The first line: the program, where the agent is, and how many customers may be written to now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from dingterm.safe_text import safe_text
from dingterm.tui.cells import fit

if TYPE_CHECKING:
    from dingterm.desk.session import Session

NAME = "dingterm"


class TopLine(Widget):
    """One line; where it is narrow the shop's name gives way, never the count."""

    def __init__(self, session: Session, *, id: str) -> None:
        super().__init__(id=id)
        shop = safe_text(session.settings.shop.name)
        where = f"{shop}, a made-up shop" if session.demo and shop else shop
        self._facts = " · ".join(filter(None, (where, safe_text(session.agent))))
        self._due = ""

    def show_due(self, due: int) -> None:
        """Show how many may be written to."""
        self._due = f"   ● {due:,} due"
        self.refresh()

    def render(self) -> Content:
        """The name on the left, the rest on the right."""
        room = max(0, self.size.width - cell_len(NAME) - cell_len(self._due) - 2)
        facts = fit(fit(self._facts, min(room, cell_len(self._facts))), room, right=True)
        return Content.assemble((NAME, "bold $d-accent"), "  ", (facts, "$d-quiet"), (self._due, "$d-due"))
