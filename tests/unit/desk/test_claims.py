"""Two agents at one queue: a customer is one agent's, and one step is contacted once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from dingterm import clock
from dingterm.desk.claims import LASTS, release_claims, take_claim, taken_by_others
from dingterm.desk.contact import copy_text, record_contact
from dingterm.desk.queue import queue_rows
from dingterm.desk.reply import favourites, fill_reply
from dingterm.desk.session import Session
from dingterm.desk.views import QueueRow, Reply
from dingterm.errors import RecoveryError
from dingterm.store import Store
from tests.conftest import NOON


@pytest.fixture
def ben(session: Session) -> Iterator[Session]:
    """A colleague at the same database."""
    colleague = Session(Store(session.store.path), replace(session.settings, agent="ben"), demo=True)
    yield colleague
    colleague.store.close()


@pytest.fixture
def reply(session: Session, due: QueueRow) -> Reply:
    return fill_reply(session, due.id, favourites(session, due.id)[0].template_id)


def test_who_takes_a_customer_has_them(session: Session, ben: Session, due: QueueRow) -> None:
    take_claim(session, due.id)
    take_claim(session, due.id)
    assert taken_by_others(ben) == {due.customer_id: session.agent}
    assert taken_by_others(session) == {}
    with pytest.raises(RecoveryError, match=f"{session.agent} has this customer until"):
        take_claim(ben, due.id)


def test_a_claim_ends_by_time_by_leaving_and_with_the_contact(
    session: Session, ben: Session, due: QueueRow, reply: Reply
) -> None:
    take_claim(session, due.id)
    release_claims(session)
    take_claim(ben, due.id)
    with clock.frozen(NOON + timedelta(seconds=LASTS)):
        take_claim(session, due.id)
        record_contact(session, due.id, reply, reply.text, "tmux")
        assert taken_by_others(ben) == {}


def test_what_another_has_is_neither_copied_nor_logged(
    session: Session, ben: Session, due: QueueRow, reply: Reply
) -> None:
    take_claim(ben, due.id)
    written: list[str] = []
    with pytest.raises(RecoveryError, match="ben has this customer"):
        copy_text(session, due.id, reply.text, written.append)
    with pytest.raises(RecoveryError, match="ben has this customer"):
        record_contact(session, due.id, reply, reply.text, "tmux")
    assert written == []


def test_one_step_is_contacted_once(session: Session, ben: Session, due: QueueRow, reply: Reply) -> None:
    record_contact(ben, due.id, reply, reply.text, "tmux")
    with pytest.raises(RecoveryError, match=r"ben wrote to .* meanwhile"):
        record_contact(session, due.id, reply, reply.text, "tmux")


def test_the_others_see_who_has_whom(session: Session, ben: Session, due: QueueRow) -> None:
    take_claim(ben, due.id)
    (seen,) = queue_rows(session, [due.id])
    assert (seen.state, seen.sign, seen.reason) == ("claimed", "⚑", "ben has it")
    assert [row.state for row in queue_rows(ben, [due.id])] == ["due"]
