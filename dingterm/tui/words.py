"""Short texts made from views: the facts of the top line, and the customer in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from dingterm.desk.views import CustomerView
from dingterm.safe_text import safe_text
from dingterm.tui.cells import fit

if TYPE_CHECKING:
    from dingterm.desk.session import Session


def top_facts(session: Session) -> Content:
    """Where the agent is, and who they are."""
    shop = safe_text(session.settings.shop.name)
    where = f"{shop}, a made-up shop" if session.demo and shop else shop
    return Content(" · ".join(filter(None, (where, safe_text(session.agent)))))


def brief_content(view: CustomerView, width: int) -> Content:
    """A customer and what is in the cart, in one line."""
    front = " · ".join(filter(None, (view.name, f"{view.place} {view.local_time}".strip())))
    items = ", ".join(item.title for item in view.cart.items) if view.cart else ""
    front = fit(front, min(cell_len(front), width))
    room = width - cell_len(front) - 3
    rest = f" · {fit(items, min(cell_len(items), room))}" if items and room > 6 else ""
    return Content.assemble((front, "bold"), (rest, "$d-quiet"))
