"""A short tour of a shop without a screen: the queue, one customer, one filled reply."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from dingterm.desk.customer import load_customer
from dingterm.desk.queue import entry_ids, lane_counts, queue_rows
from dingterm.desk.reply import favourites, fill_reply
from dingterm.desk.session import Session
from dingterm.desk.views import CustomerView, QueueRow, Reply

ROWS = 8
"""Rows of the first lane that a tour shows."""


@dataclass(frozen=True)
class Tour:
    """What a tour shows."""

    shop: str
    lanes: dict[str, int]
    rows: tuple[QueueRow, ...]
    customer: CustomerView
    reply: Reply | None

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return dataclasses.asdict(self)


def tour(session: Session) -> Tour:
    """Look at the most promising unpaid cart that may be written about now."""
    rows = queue_rows(session, entry_ids(session, "unpaid"))
    chosen = next((row for row in rows if row.state == "due"), rows[0])
    offered = favourites(session, chosen.id)
    return Tour(
        session.settings.shop.name,
        lane_counts(session),
        tuple(rows[:ROWS]),
        load_customer(session, chosen.id),
        fill_reply(session, chosen.id, offered[0].template_id) if offered else None,
    )
