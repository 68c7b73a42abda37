"""The customer in one line, for where there is no room for their pane."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from dingterm.desk.views import CustomerView
from dingterm.tui.cells import fit


def brief_content(view: CustomerView, width: int) -> Content:
    """A customer and what is in the cart, in one line."""
    front = " · ".join(filter(None, (view.name, f"{view.place} {view.local_time}".strip())))
    items = ", ".join(item.title for item in view.cart.items) if view.cart else ""
    front = fit(front, min(cell_len(front), width))
    room = width - cell_len(front) - 3
    rest = f" · {fit(items, min(cell_len(items), room))}" if items and room > 6 else ""
    return Content.assemble((front, "bold"), (rest, "$d-quiet"))
