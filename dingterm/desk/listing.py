"""The queue as a list, with the plan as fresh as on the screen. Loads polars when the plan has grown old."""

from __future__ import annotations

from collections.abc import Iterable

from dingterm.desk.freshness import is_stale
from dingterm.desk.queue import entry_ids, queue_rows
from dingterm.desk.session import Session
from dingterm.desk.views import EVERYBODY, QueueRow, Sight


def list_queue(
    session: Session, lanes: Iterable[str], limit: int, sight: Sight = EVERYBODY
) -> dict[str, list[QueueRow]]:
    """The first rows of each lane, of those that are asked for and in the order asked for.

    Raises:
        RecoveryError: The filter is not understood.
        UsageError: There is no such order.
    """
    if is_stale(session):
        from dingterm.desk.planning import replan_all

        replan_all(session)
    return {lane: queue_rows(session, entry_ids(session, lane, sight, limit)) for lane in lanes}
