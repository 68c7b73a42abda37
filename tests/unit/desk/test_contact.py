"""A contact: logged once, moves the step, shown in the history, taken back without a trace in the queue."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dingterm import clock
from dingterm.desk import planning
from dingterm.desk.chat import chat_link
from dingterm.desk.contact import copy_text, record_contact, save_text
from dingterm.desk.customer import load_customer
from dingterm.desk.queue import entry_ids, queue_rows
from dingterm.desk.reply import favourites, fill_reply
from dingterm.desk.session import Session
from dingterm.desk.undoing import undo
from dingterm.desk.views import QueueRow, Reply
from dingterm.errors import RecoveryError
from dingterm.store import opt_outs
from tests.conftest import NOON


@pytest.fixture
def reply(session: Session, due: QueueRow) -> Reply:
    return fill_reply(session, due.id, favourites(session, due.id)[0].template_id)


def test_a_contact_moves_the_cart_to_its_next_step(session: Session, due: QueueRow, reply: Reply) -> None:
    done = record_contact(session, due.id, reply, reply.text, "tmux")
    (after,) = queue_rows(session, [due.id])
    assert done.sentence == f"1st contact with {due.customer} logged"
    assert (after.step, after.state) == (due.step + 1, "waiting")


def test_the_history_shows_what_was_copied(session: Session, due: QueueRow, reply: Reply) -> None:
    record_contact(session, due.id, reply, "My own words, edited.\nTwo lines.", "tmux")
    newest = load_customer(session, due.id).timeline[0]
    assert (newest.kind, newest.text) == ("contact", "My own words, edited. Two lines.")
    assert newest.source == session.agent


def test_undo_puts_everything_back(session: Session, due: QueueRow, reply: Reply) -> None:
    before = load_customer(session, due.id)
    record_contact(session, due.id, reply, reply.text, "tmux")
    undone = undo(session)
    assert (undone.entry_id, undone.lane) == (due.id, "unpaid")
    assert load_customer(session, due.id) == before


def test_undo_takes_back_one_after_another_and_then_says_so(session: Session, due: QueueRow, reply: Reply) -> None:
    record_contact(session, due.id, reply, "one", "tmux")
    with clock.frozen(NOON + timedelta(days=1)):
        record_contact(session, due.id, replace(reply, step=2), "two", "tmux")
        assert undo(session).sentence.startswith("2nd contact")
        assert undo(session).sentence.startswith("1st contact")
        with pytest.raises(RecoveryError, match="no contact of yours"):
            undo(session)


def test_undo_never_takes_another_agents_contact(session: Session) -> None:
    assert any(moment.source == "ben" for moment in _everything(session))
    with pytest.raises(RecoveryError):
        undo(session)


def test_every_contact_and_undo_is_in_the_audit_log(session: Session, due: QueueRow, reply: Reply) -> None:
    record_contact(session, due.id, reply, reply.text, "tmux")
    undo(session)
    with session.store.reading() as db:
        kinds = [row["kind"] for row in db.execute("SELECT kind FROM event ORDER BY id")]
    assert kinds == ["contact", "undo"]


def test_after_the_last_step_the_customer_is_closed(session: Session, due: QueueRow, reply: Reply) -> None:
    for day in range(3):
        with clock.frozen(NOON + timedelta(days=4 * day)):
            record_contact(session, due.id, replace(reply, step=day + 1), reply.text, "tmux")
    (row,) = queue_rows(session, [due.id])
    assert (row.state, row.reason) == ("blocked", "several contacts without an answer")
    assert due.id in entry_ids(session, "closed")
    with pytest.raises(RecoveryError, match=r"without an answer\. Choose another customer"):
        record_contact(session, due.id, reply, reply.text, "tmux")


def test_another_wording_for_the_second_time(session: Session, due: QueueRow, reply: Reply) -> None:
    record_contact(session, due.id, reply, reply.text, "tmux")
    assert fill_reply(session, due.id, reply.template_id).text != reply.text


def test_who_asked_not_to_be_written_to_is_never_written_to(session: Session, due: QueueRow, reply: Reply) -> None:
    with session.store.writing() as db:
        opt_outs.add(db, due.customer_id, "STOP", clock.now_ts())
        planning.replan(session, db, [due.customer_id])
    written: list[str] = []
    for attempt in (
        lambda: copy_text(session, due.id, reply.text, written.append),
        lambda: record_contact(session, due.id, reply, reply.text, "hand"),
        lambda: chat_link(session, due.id, reply.text),
    ):
        with pytest.raises(RecoveryError, match="That is final"):
            attempt()
    assert written == []
    assert load_customer(session, due.id).entry.step == due.step


def test_a_reply_with_a_gap_is_not_copied(session: Session, due: QueueRow) -> None:
    with pytest.raises(RecoveryError, match="gap"):
        copy_text(session, due.id, "Take ____ off", lambda _sequence: None)


def test_nothing_to_copy_to_is_said(session: Session, due: QueueRow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    written: list[str] = []
    done = copy_text(session, due.id, "Hola", written.append)
    assert (done.route, done.confirmed, written) == ("none", False, [])


def test_a_text_saved_by_hand_is_as_it_was(session: Session) -> None:
    assert save_text(session, "Hola 👋\n陈伟").read_text(encoding="utf-8") == "Hola 👋\n陈伟"


def _everything(session: Session) -> list:
    with session.store.reading() as db:
        ids = [row["id"] for row in db.execute("SELECT id FROM queue_entry")]
    return [moment for one in ids for moment in load_customer(session, one).timeline]
