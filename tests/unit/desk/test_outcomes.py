"""What came of it: kept, acted on, and taken back so that the queue is as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from dingterm import clock
from dingterm.desk import planning
from dingterm.desk.bulk import MOST, mark_many, snooze_many, tag_many
from dingterm.desk.customer import load_customer
from dingterm.desk.freshness import keep_turning
from dingterm.desk.heard import record_answer
from dingterm.desk.outcomes import mark
from dingterm.desk.overriding import override
from dingterm.desk.queue import entry_ids, queue_rows, standing_of
from dingterm.desk.session import Session
from dingterm.desk.snoozing import snooze
from dingterm.desk.undoing import undo
from dingterm.desk.views import QueueRow
from dingterm.errors import RecoveryError, UsageError
from dingterm.store import deeds, opt_outs
from tests.conftest import NOON

Do = Callable[[Session, int], Any]

DEEDS: dict[str, tuple[Do, str]] = {
    "lost": (lambda s, e: mark(s, e, "lost", "too expensive"), "closed"),
    "recovered": (lambda s, e: mark(s, e, "recovered"), "closed"),
    "answered": (lambda s, e: mark(s, e, "answered"), "replied"),
    "promised": (lambda s, e: mark(s, e, "promised", "pays on friday", "friday"), "waiting"),
    "note": (lambda s, e: mark(s, e, "note", "prefers the evening"), "unpaid"),
    "wrong number": (lambda s, e: mark(s, e, "wrong-number"), "closed"),
    "snooze": (lambda s, e: snooze(s, e, "tomorrow 10", "asked for it"), "waiting"),
    "answer": (lambda s, e: record_answer(s, e, "¿Tienen talla M?"), "replied"),
}


def everything(session: Session) -> list[tuple[object, ...]]:
    """The whole queue, and what decides it."""
    with session.store.reading() as db:
        tables = ("queue_entry", "snooze", "set_aside", "identifier", "opt_out")
        return [tuple(row) for table in tables for row in db.execute(f"SELECT * FROM {table} ORDER BY 1")]


@pytest.fixture
def planned(session: Session, due: QueueRow) -> int:
    """An entry as this moment plans it."""
    with session.store.writing() as db:
        planning.replan(session, db, [due.customer_id])
    return due.id


@pytest.mark.parametrize("name", DEEDS)
def test_each_moves_the_customer_and_undo_puts_everything_back(session: Session, planned: int, name: str) -> None:
    do, lane = DEEDS[name]
    before, history = everything(session), load_customer(session, planned)
    do(session, planned)
    assert standing_of(session, planned) == lane
    undone = undo(session)
    assert (undone.entry_id, undone.lane) == (planned, "unpaid") and undone.sentence.endswith("taken back")
    assert everything(session) == before and load_customer(session, planned) == history


def test_undoing_the_answer_leaves_the_opt_out_heard_in_it(session: Session, planned: int) -> None:
    history = load_customer(session, planned).timeline
    record_answer(session, planned, "STOP")
    undone = undo(session)
    assert undone.lane == standing_of(session, planned) == "closed"
    assert "the opt-out heard in it stays" in undone.sentence
    assert load_customer(session, planned).timeline == history


def test_many_deeds_are_taken_back_one_after_another(session: Session, planned: int) -> None:
    states = []
    for do, _lane in DEEDS.values():
        states.append(everything(session))
        do(session, planned)
    for before in reversed(states):
        undo(session)
        assert everything(session) == before
    with pytest.raises(RecoveryError, match="nothing else"):
        undo(session)


def test_deeds_of_one_bulk_are_taken_back_together(session: Session) -> None:
    before = everything(session)
    chosen = list(entry_ids(session, "unpaid"))[:3]
    assert snooze_many(session, chosen, "in 25 hours").done == 3
    assert {standing_of(session, one) for one in chosen} == {"waiting"}
    assert "and 2 more" in undo(session).sentence
    assert everything(session) == before


def test_what_many_cannot_be_done_leaves_everything(session: Session, planned: int) -> None:
    before = everything(session)
    for wrong, error, says in (
        (lambda: snooze_many(session, [], "tomorrow"), UsageError, "0 customers are marked"),
        (lambda: tag_many(session, range(MOST + 1), "vip"), UsageError, "Mark 1 to 2,000"),
        (lambda: mark_many(session, [planned], "wrong-number"), UsageError, "several customers at once"),
        (lambda: mark_many(session, [planned], "lost"), UsageError, "needs words"),
        (lambda: snooze_many(session, [planned], "when pigs fly"), RecoveryError, "pigs"),
        (lambda: tag_many(session, [10**9], "vip"), RecoveryError, "left the queue"),
    ):
        with pytest.raises(error, match=says):
            wrong()
    assert everything(session) == before


def test_a_snoozed_customer_comes_back_by_themselves(session: Session, planned: int) -> None:
    done = snooze(session, planned, "in 2 hours")
    (row,) = queue_rows(session, [planned])
    assert (row.state, row.reason) == ("waiting", "snoozed, back in 2 h")
    with clock.frozen(NOON + timedelta(hours=2)):
        assert clock.now_ts() == done.until and keep_turning(session)
        assert standing_of(session, planned) == "unpaid"


def test_a_new_snooze_is_undone_to_the_one_before(session: Session, planned: int) -> None:
    snooze(session, planned, "tomorrow 10")
    before = everything(session)
    snooze(session, planned, "in 3 days")
    undo(session)
    assert everything(session) == before


def test_a_wrong_number_gives_way_to_the_next_one(session: Session, planned: int) -> None:
    customer = queue_rows(session, [planned])[0].customer_id
    first = load_customer(session, planned).phone
    with session.store.writing() as db:
        db.execute(
            "INSERT INTO identifier (customer_id, kind, value, raw, verdict, region, phone_kind, position, first_seen,"
            " last_seen) VALUES (?, 'phone', '+34600000099', '', 'valid', 'ES', 'mobile', 9, 1, 1)",
            (customer,),
        )
    mark(session, planned, "wrong-number")
    assert load_customer(session, planned).phone == "+34600000099" != first
    assert standing_of(session, planned) == "unpaid"
    mark(session, planned, "wrong-number")
    (row,) = queue_rows(session, [planned])
    assert row.state == "blocked" and row.reason.startswith("no usable channel")
    with pytest.raises(RecoveryError, match="no number"):
        mark(session, planned, "wrong-number")


def test_a_lost_customer_who_writes_again_is_back(session: Session, planned: int) -> None:
    mark(session, planned, "lost", "bought elsewhere")
    with clock.frozen(NOON + timedelta(hours=1)):
        record_answer(session, planned, "Actually, do you have it in red?")
        assert standing_of(session, planned) == "replied"


def test_a_rule_is_set_aside_with_a_reason_until_undone(session: Session, planned: int) -> None:
    mark(session, planned, "lost", "too expensive")
    assert override(session, planned, "she called").sentence.endswith("is set aside: she called")
    assert standing_of(session, planned) == "unpaid"
    undo(session)
    assert standing_of(session, planned) == "closed"


def test_an_opt_out_is_never_set_aside(session: Session, planned: int) -> None:
    record_answer(session, planned, "STOP")
    with pytest.raises(RecoveryError, match="That is final"):
        override(session, planned, "a friend of mine")


def test_what_no_rule_forbids_needs_no_setting_aside(session: Session, planned: int) -> None:
    with pytest.raises(RecoveryError, match="No rule"):
        override(session, planned, "now please")


def test_all_of_it_is_in_the_audit_log(session: Session, planned: int) -> None:
    mark(session, planned, "lost", "too expensive")
    undo(session)
    with session.store.reading() as db:
        logged = db.execute("SELECT kind, agent, payload FROM event ORDER BY id").fetchall()
    assert [row["kind"] for row in logged] == ["lost", "undo"] and "too expensive" in logged[0]["payload"]


def test_nobody_takes_back_what_another_agent_did(session: Session, planned: int) -> None:
    with session.store.writing() as db:
        deeds.add(db, clock.now_ts(), "somebody else", "note", 1, "x", {})
    with pytest.raises(RecoveryError):
        undo(session)


@pytest.mark.parametrize(("kind", "text"), [("gone", ""), ("lost", "  "), ("note", "")])
def test_what_is_missing_is_said(session: Session, planned: int, kind: str, text: str) -> None:
    with pytest.raises(UsageError):
        mark(session, planned, kind, text)


def test_an_opt_out_of_a_number_holds_for_who_comes_later(session: Session, planned: int) -> None:
    with session.store.writing() as db:
        assert opt_outs.add_known(db, "phone", load_customer(session, planned).phone, "by letter", 1)
        planning.replan(session, db, [queue_rows(session, [planned])[0].customer_id])
    assert queue_rows(session, [planned])[0].reason == "asked not to be written to"
