"""A morning at the desk: twenty customers, each dealt with in a few keys, and every deed in the audit log once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from dingterm import clock
from dingterm.desk.queue import entry_ids, queue_rows, standing_of
from dingterm.desk.session import Session
from dingterm.store import claims
from tests.looks.desk import Terminal, opened, plug_in
from tests.made_demo import made_demo


@pytest.fixture
def session() -> Iterator[Session]:
    opened_session = made_demo()
    yield opened_session
    opened_session.close()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return plug_in(monkeypatch)


def events(session: Session) -> Counter[str]:
    with session.store.reading() as db:
        return Counter(row[0] for row in db.execute("SELECT kind FROM event"))


def messages(session: Session) -> Counter[int]:
    asked = "SELECT customer_id FROM message WHERE direction = 'out' AND undone_at IS NULL AND agent = ?"
    with session.store.reading() as db:
        return Counter(row[0] for row in db.execute(asked, (session.agent,)))


async def test_twenty_customers_before_noon(session: Session, terminal: Terminal) -> None:
    unpaid = list(entry_ids(session, "unpaid"))
    waiting = list(entry_ids(session, "waiting"))
    already = messages(session)
    rows = {row.id: row.customer_id for row in queue_rows(session, [*unpaid, *waiting])}
    async with opened(session, (120, 40)) as desk:
        # nine are written to, the most promising first; the fourth was a mistake and is taken back
        for place, entry in enumerate(unpaid[:9]):
            assert desk.screen.entry_id == entry
            await desk.press("1", "enter")
            assert len(terminal.texts()) == place + 1 and "logged" in desk.text()
            if place == 3:
                await desk.press("u")
                assert "taken back" in desk.text() and desk.screen.entry_id == entry
            await desk.press("down")
        written = {rows[one] for place, one in enumerate(unpaid[:9]) if place != 3}
        assert messages(session) - already == Counter(dict.fromkeys(written, 1))
        # one wants to be left alone, picked from the list; one answers; one is lost; one gets a note
        await desk.press("s", "down", "down", "enter")
        assert standing_of(session, unpaid[9]) == "waiting"
        await desk.press("down", "P", *"gracias", "enter")
        assert standing_of(session, unpaid[10]) == "replied"
        await desk.press("down", "w", "l", *"rented", "enter")
        assert standing_of(session, unpaid[11]) == "closed"
        await desk.press("down", "w", "o", *"call", "enter")
        assert standing_of(session, unpaid[12]) == "unpaid"
        # a colleague takes somebody: shown here, and not to be written to
        with session.store.writing() as db:
            claims.take(db, rows[unpaid[3]], "leo", clock.now_ts(), clock.now_ts() + 600)
        assert desk.table.stand_on(unpaid[3])
        desk.screen.queue.renew(unpaid[3])
        await desk.settle()
        assert "leo has it" in desk.text()
        sent = len(terminal.texts())
        await desk.press("1", "enter")
        assert len(terminal.texts()) == sent and "leo has this customer" in desk.text()
        # seven who wait are tagged at once, and found again by it
        await desk.press(*["right"] * 4, *["space"] * 7, "number_sign", *"later", "enter")
        assert "7 customers: #later" in desk.text()
        await desk.press("backslash", "number_sign", *"later", "enter")
        assert set(desk.table.ids) >= set(waiting[:5]) and len(desk.table.ids) == 7
        await desk.press("x")
        assert "Due" in desk.text() or "due" in desk.text()
        await desk.press("escape", "escape")
    said = events(session)
    assert (said["snooze"], said["lost"], said["note"], said["undo"], said["tag"]) == (1, 1, 1, 1, 7)
