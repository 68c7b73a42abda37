"""The queue in words: order, states, reasons, and what happens as the hours pass."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dingterm import clock
from dingterm.desk.freshness import FRESH, is_stale, keep_turning
from dingterm.desk.planning import replan_all
from dingterm.desk.queue import due_count, entry_ids, lane_counts, queue_rows
from dingterm.desk.session import Session
from dingterm.desk.views import LANES, QueueRow
from tests.conftest import NOON


def test_counts_and_ids_agree(session: Session) -> None:
    counts = lane_counts(session)
    assert list(counts) == list(LANES)
    assert {lane: len(entry_ids(session, lane)) for lane in LANES} == counts
    assert min(counts.values()) > 0


def test_the_most_promising_come_first(session: Session) -> None:
    scores = [row.score for row in queue_rows(session, entry_ids(session, "unpaid"))]
    assert scores == sorted(scores, reverse=True)


def test_due_rows_are_counted_and_say_why(session: Session) -> None:
    rows = [row for lane in LANES for row in queue_rows(session, entry_ids(session, lane))]
    due = [row for row in rows if row.state == "due"]
    assert len(due) == due_count(session)
    assert all(row.reason and row.sign == "●" for row in due)
    assert all(row.reason for row in rows)


def test_who_asked_not_to_be_written_to_stays_blocked(session: Session) -> None:
    rows = queue_rows(session, entry_ids(session, "closed"))
    (blocked,) = [row for row in rows if row.state == "blocked"]
    assert blocked.reason == "asked not to be written to"
    assert blocked.due_at is None


def test_a_due_row_waits_once_its_hours_are_over(session: Session, due: QueueRow) -> None:
    with clock.frozen(NOON + timedelta(hours=11)):
        (later,) = queue_rows(session, [due.id])
    assert (later.state, later.sign) == ("waiting", "◌")
    assert later.reason == "outside the hours to write there"


def test_rows_keep_the_order_asked_for_and_leave_out_the_gone(session: Session) -> None:
    first, second = entry_ids(session, "unpaid")[:2]
    assert [row.id for row in queue_rows(session, [second, 10**9, first])] == [second, first]


@pytest.mark.parametrize(("seconds", "stale"), [(FRESH - 1, False), (FRESH, True)])
def test_a_plan_grows_old(session: Session, seconds: int, stale: bool) -> None:
    with clock.frozen(NOON + timedelta(seconds=seconds)):
        assert is_stale(session) is stale
        replan_all(session)
        assert not is_stale(session)


def test_between_two_plans_who_is_due_comes_and_whose_hours_are_over_goes(session: Session) -> None:
    before = lane_counts(session)
    assert keep_turning(session) == 0
    with clock.frozen(NOON + timedelta(minutes=55)):
        assert keep_turning(session) > 0
        assert lane_counts(session)["unpaid"] > before["unpaid"]
    with clock.frozen(NOON + timedelta(hours=11)):
        keep_turning(session)
        assert all(row.state == "due" for row in queue_rows(session, entry_ids(session, "unpaid")))
