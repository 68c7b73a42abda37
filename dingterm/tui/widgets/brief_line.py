"""The customer in one line, for where there is no room for their pane."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from dingterm.desk.views import CustomerView
from dingterm.tui.cells import fit


class BriefLine(Widget):
    """One line, made for the width it has."""

    _view: CustomerView | None = None

    def show(self, view: CustomerView | None) -> None:
        """Show a customer, or nobody."""
        self._view = view
        self.refresh()

    def render(self) -> Content:
        """The line."""
        return brief_content(self._view, self.size.width) if self._view else Content("")


def brief_content(view: CustomerView, width: int) -> Content:
    """A customer and what is in the cart, in one line."""
    front = " · ".join(filter(None, (view.name, f"{view.place} {view.local_time}".strip())))
    items = ", ".join(item.title for item in view.cart.items) if view.cart else ""
    front = fit(front, min(cell_len(front), width))
    room = width - cell_len(front) - 3
    rest = f" · {fit(items, min(cell_len(items), room))}" if items and room > 6 else ""
    return Content.assemble((front, "bold"), (rest, "$d-quiet"))
