"""An answer is kept and heard: an opt-out is final at once, and only the customer's own words lift it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dingterm import clock
from dingterm.desk.contact import check_reply
from dingterm.desk.heard import LIFTED, OPT_OUT, hear, record_answer
from dingterm.desk.opted_out import opted_out
from dingterm.desk.queue import queue_rows
from dingterm.desk.session import Session
from dingterm.desk.views import QueueRow
from dingterm.errors import RecoveryError, UsageError
from dingterm.store import queue
from tests.conftest import NOON


def standing(session: Session, entry_id: int) -> str:
    with session.store.reading() as db:
        return str(queue.rows(db, [entry_id])[0]["standing"])


def test_who_answers_stands_among_those_who_replied(session: Session, due: QueueRow) -> None:
    done = record_answer(session, due.id, "¿Tienen talla M?")
    assert (done.heard, standing(session, due.id)) == ("", "replied")


@pytest.mark.parametrize("words", ["STOP", "No me escriban más", "退订", "please don't write to me again"])
def test_an_opt_out_is_final_at_once(session: Session, due: QueueRow, words: str) -> None:
    before = len(opted_out(session))
    assert record_answer(session, due.id, words).heard == OPT_OUT
    assert {one.words for one in opted_out(session)[before:]} == {words}
    assert [row.state for row in queue_rows(session, [due.id])] == ["blocked"]
    with pytest.raises(RecoveryError, match="That is final"):
        check_reply(session, due.id, "Hello again")


def test_only_their_own_words_lift_it(session: Session, due: QueueRow) -> None:
    record_answer(session, due.id, "STOP")
    with clock.frozen(NOON + timedelta(hours=1)):
        assert record_answer(session, due.id, "thanks").heard == ""
        assert [row.state for row in queue_rows(session, [due.id])] == ["blocked"]
        assert record_answer(session, due.id, "START").heard == LIFTED
        check_reply(session, due.id, "Hello again")


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ([(1, "hi"), (2, "STOP"), (3, "ok")], OPT_OUT),
        ([(3, "START"), (1, "STOP")], ""),
        ([(1, "don't stop, I love it")], ""),
        ([], ""),
    ],
)
def test_of_many_messages_the_last_word_counts(
    session: Session, due: QueueRow, said: list[tuple[int, str]], heard: str
) -> None:
    with session.store.writing() as db:
        assert hear(session, db, due.customer_id, said) == heard


def test_it_is_in_the_audit_log(session: Session, due: QueueRow) -> None:
    record_answer(session, due.id, "STOP")
    with session.store.reading() as db:
        kinds = [row["kind"] for row in db.execute("SELECT kind FROM event ORDER BY id DESC LIMIT 2")]
    assert kinds == ["answer", OPT_OUT]


def test_no_words_are_no_answer(session: Session, due: QueueRow) -> None:
    with pytest.raises(UsageError, match="no words"):
        record_answer(session, due.id, "  \n ")
