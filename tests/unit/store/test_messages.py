"""Messages stand until they are taken back, once."""

from __future__ import annotations

import pytest

from dingterm.store import Store, customers, messages
from tests.unit.store import rows


@pytest.fixture
def talk(store: Store) -> Store:
    with store.writing() as db:
        customers.add(db, [rows.customer(1), rows.customer(2)])
    return store


def test_a_message_comes_back_as_it_was_kept(talk: Store) -> None:
    kept = rows.message(
        1, 10, text="¿Hola?\n😀", agent="mia", template_id="cart-saved", wording=2, step=1, lane="unpaid"
    )
    with talk.writing() as db:
        number = messages.add_one(db, kept)
        (found,) = messages.of_customer(db, 1)
    assert found["id"] == number
    assert tuple(found[name] for name in messages.MESSAGE) == kept


def test_a_message_is_taken_back_once(talk: Store) -> None:
    with talk.writing() as db:
        number = messages.add_one(db, rows.message(1, 10))
        assert messages.undo(db, number, 11) is True
        assert messages.undo(db, number, 12) is False
        assert messages.undo(db, 999, 12) is False
        assert messages.of_customer(db, 1) == []
        assert db.execute("SELECT undone_at FROM message").fetchone()[0] == 11


def test_an_agents_last_is_the_newest_of_theirs_that_stands(talk: Store) -> None:
    with talk.writing() as db:
        first, second = (messages.add_one(db, rows.message(1, at, agent="mia")) for at in (10, 20))
        messages.add_one(db, rows.message(1, 30, agent="leo"))
        messages.add_one(db, rows.message(1, 40, agent="mia", direction="in"))
        found = [messages.last_by(db, "mia")]
        messages.undo(db, second, 50)
        found.append(messages.last_by(db, "mia"))
        assert [row and row["id"] for row in found] == [second, first]
        assert messages.last_by(db, "eva") is None


def test_a_customers_messages_come_newest_first(talk: Store) -> None:
    with talk.writing() as db:
        messages.add(db, [rows.message(1, at, text=text) for at, text in ((5, "a"), (9, "b"), (9, "c"))])
        messages.add(db, [rows.message(2, 9, text="other")])
        assert [row["text"] for row in messages.of_customer(db, 1)] == ["c", "b", "a"]


def test_uses_count_what_went_out_and_stands(talk: Store) -> None:
    with talk.writing() as db:
        sent = [messages.add_one(db, rows.message(1, at, template_id="care")) for at in (1, 2, 3)]
        messages.undo(db, sent[0], 4)
        messages.add(
            db, [rows.message(1, 5, template_id="care", direction="in"), rows.message(1, 6, template_id="ask")]
        )
        messages.add(db, [rows.message(2, 5, template_id="care")])
        assert messages.uses(db, 1) == {"care": 2, "ask": 1}


def test_what_was_logged_at_the_desk_is_told_from_what_came_with_a_chat(talk: Store) -> None:
    with talk.writing() as db:
        messages.add(
            db,
            [
                rows.message(1, 10, text="copied here", agent="mia"),
                rows.message(1, 20, text="from an export"),
                rows.message(1, 30, text="an answer", agent="mia", direction="in"),
                rows.message(2, 40, text="somebody else's", agent="mia"),
            ],
        )
        undone = messages.add_one(db, rows.message(1, 50, text="taken back", agent="mia"))
        messages.undo(db, undone, 60)
        assert [tuple(row) for row in messages.logged_at_desk(db, 1)] == [(10, "copied here")]
