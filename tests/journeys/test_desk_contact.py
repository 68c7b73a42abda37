"""Steps 3 to 5: walk the queue, choose and edit a reply, copy it, log it, take it back, find it all again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dingterm.desk.claims import take_claim
from dingterm.desk.session import Session
from dingterm.store import Store
from dingterm.tui.screens.handoff import HandoffScreen
from dingterm.tui.screens.sheet import Sheet
from dingterm.tui.widgets.reply_editor import ReplyEditor
from tests.looks.desk import Terminal, opened, plug_in
from tests.looks.shop import MadeUpShop


@pytest.fixture
def shop(tmp_path: Path) -> MadeUpShop:
    made = MadeUpShop(tmp_path / "shop.db")
    made.fill()
    return made


@pytest.fixture
def session(shop: MadeUpShop) -> Iterator[Session]:
    session = shop.session()
    yield session
    session.close()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return plug_in(monkeypatch)


async def test_walking_the_queue_the_customer_follows(session: Session) -> None:
    async with opened(session) as desk:
        seen = []
        for key in ("down", "j", "k", "up", "end", "home", "G", "g"):
            await desk.press(key)
            assert desk.screen.view is not None
            assert desk.screen.view.entry.id == desk.table.entry_id
            seen.append(desk.table.cursor)
        assert seen == [1, 2, 1, 0, 5, 0, 5, 0]
        await desk.press("down")
        assert "上海 CN · 20:00 there" in desk.text()


async def test_a_favourite_fills_the_reply_in_the_customers_language(session: Session) -> None:
    async with opened(session) as desk:
        await desk.press("1")
        draft = desk.screen.reply.draft
        assert draft is not None and draft.reply.language == "es"
        assert "Lucía" in draft.text and "https://shop.example/r/abc" in draft.text
        assert "signs · es" in desk.text()
        await desk.press("l")
        changed = desk.screen.reply.draft
        assert changed is not None and changed.reply.language == "pt" and changed.text != draft.text


async def test_the_search_finds_a_reply_as_it_is_typed(session: Session) -> None:
    async with opened(session) as desk:
        await desk.press("slash", *"size")
        assert desk.screen.choices.current is not None
        assert desk.screen.choices.current.template_id == "size-question"
        await desk.press("enter")
        assert desk.screen.reply.template_id == "size-question"
        assert desk.screen.place == "queue"


async def test_a_search_left_with_escape_changes_nothing(session: Session) -> None:
    async with opened(session) as desk:
        await desk.press("1", "slash", *"discount", "escape")
        assert desk.screen.reply.template_id == "cart-saved"
        assert desk.screen.place == "queue" and not desk.screen.choices.searching


async def test_edits_survive_escape_and_a_walk(session: Session, terminal: Terminal) -> None:
    async with opened(session) as desk:
        await desk.press("1", "e", "ctrl+n", *"Ciao!", "escape")
        assert desk.screen.place == "queue"
        await desk.press("down", "up")
        editor = desk.screen.query_one(ReplyEditor)
        assert editor.text.endswith("\nCiao!")
        assert "edited · " in desk.text()
        await desk.press("enter")
        assert terminal.texts() == [editor.text]


async def test_enter_copies_logs_and_moves_the_step(session: Session, terminal: Terminal) -> None:
    async with opened(session) as desk:
        await desk.press("1", "enter")
        assert desk.screen.view is not None and desk.screen.reply.draft is not None
        assert terminal.texts() == [desk.screen.reply.draft.text]
        seen = desk.text()
        assert "Sent to the terminal (OSC 52); the terminal does not confirm" in seen
        assert "1st contact with Lucía Ferro logged" in seen
        assert desk.screen.view.entry.step == 2 and desk.screen.view.entry.state == "waiting"
        assert desk.screen.view.timeline[0].kind == "contact"
        assert desk.screen.view.timeline[0].text == terminal.texts()[0]
        assert "2nd" in desk.lines()[4]
        assert desk.table.cursor == 0, "nothing moves under the agent"


async def test_a_second_enter_copies_again_and_logs_nothing(session: Session, terminal: Terminal) -> None:
    async with opened(session) as desk:
        await desk.press("1", "enter", "enter")
        assert len(terminal.texts()) == 2
        assert desk.screen.view is not None and desk.screen.view.entry.step == 2
        assert "logged already" in desk.text()


async def test_undo_takes_the_contact_back(session: Session, terminal: Terminal) -> None:
    async with opened(session) as desk:
        await desk.press("1", "enter", "down", "u")
        assert desk.table.cursor == 0
        assert desk.screen.view is not None and desk.screen.view.entry.step == 1
        assert [moment.kind for moment in desk.screen.view.timeline].count("contact") == 0
        assert "1st contact with Lucía Ferro: taken back" in desk.text()
        await desk.press("u")
        assert "no contact of yours to take back" in desk.text()


async def test_everything_is_there_after_a_restart(shop: MadeUpShop, terminal: Terminal) -> None:
    session = shop.session()
    async with opened(session) as desk:
        await desk.press("1", "enter", "q")
    session.close()
    again = shop.session()
    async with opened(again) as desk:
        await desk.press("left", "left")  # who was written to waits
        await desk.press(*["down"] * desk.table.ids.index(1))
        assert desk.screen.view is not None and desk.screen.view.entry.step == 2
        assert desk.screen.view.timeline[0].text == terminal.texts()[0]
        await desk.press("u")
        assert desk.screen.view.entry.step == 1
    again.close()


async def test_without_any_clipboard_the_text_is_handed_over(session: Session, tmp_path: Path) -> None:
    async with opened(session) as desk:
        await desk.press("1", "enter")
        assert isinstance(desk.app.screen, HandoffScreen)
        assert "Nothing was copied" in desk.text() and "Hola Lucía" in desk.text()
        await desk.press("w")
        assert "Written to" in desk.text().replace("\n", " ")
        (written,) = tmp_path.rglob("reply-*.txt")
        assert desk.screen.reply.draft is not None
        assert written.read_text(encoding="utf-8") == desk.screen.reply.draft.text
        await desk.press("escape")
        assert "nothing was logged" in desk.text()
        assert desk.screen.view is not None and desk.screen.view.entry.step == 1
        await desk.press("enter", "enter")
        assert desk.screen.view.entry.step == 2
        assert "Taken." in desk.text()


async def test_a_route_that_confirms_nothing_is_asked_about_once(session: Session, terminal: Terminal) -> None:
    async with opened(session) as desk:
        desk.screen.contacting.trusted.clear()
        await desk.press("1", "enter")
        assert isinstance(desk.app.screen, HandoffScreen)
        assert "does not confirm" in desk.text() and "Hola Lucía" in desk.text()
        assert desk.screen.view is not None and desk.screen.view.entry.step == 1
        await desk.press("enter")
        assert desk.screen.view.entry.step == 2
        await desk.press("down", "1", "enter")
        assert not isinstance(desk.app.screen, HandoffScreen)
        assert len(terminal.texts()) == 2


async def test_who_asked_not_to_be_written_to_is_not(session: Session, terminal: Terminal) -> None:
    async with opened(session) as desk:
        await desk.press("down", "down", "down", "1", "enter", "enter")
        assert "That is final: choose another customer." in desk.text()
        await desk.press("t")
        assert not isinstance(desk.app.screen, HandoffScreen), "nor is the text shown to be taken by hand"
        assert terminal.written == []
        assert desk.screen.view is not None and desk.screen.view.entry.step == 1


async def test_the_chat_link_is_shown_and_never_opened_in_the_demo(session: Session) -> None:
    async with opened(session) as desk:
        await desk.press("1", "o")
        assert "The demo opens no chat" in desk.text()
        assert "https://wa.me/34600000000" in desk.text()


@pytest.mark.parametrize(("size", "fits"), [((160, 60), True), ((100, 30), False)])
async def test_a_qr_code_takes_the_reply_to_a_phone(session: Session, size: tuple[int, int], fits: bool) -> None:
    async with opened(session, size) as desk:
        await desk.press("1", "Q")
        seen = desk.text()
        assert isinstance(desk.app.screen, Sheet) and "▀" in seen and "█" in seen
        assert desk.says("does not fit into it") != fits and desk.says("Nothing is logged")
        await desk.press("escape")
        assert desk.screen.view is not None and desk.screen.view.entry.step == 1


async def test_a_qr_code_needs_room_and_is_not_shown_to_people(session: Session) -> None:
    async with opened(session, (60, 20)) as desk:
        await desk.press("Q")
        assert desk.says("The screen is too small for a QR code")
        await desk.press("f8", "Q")
        assert desk.says("A QR code shows the number") and desk.app.screen is desk.screen


async def test_enter_without_a_reply_says_what_to_press(session: Session, terminal: Terminal) -> None:
    async with opened(session) as desk:
        await desk.press("enter")
        assert "Choose a reply first" in desk.text()
        assert terminal.written == []


async def test_keys_typed_ahead_reach_the_search_and_the_editor(session: Session, terminal: Terminal) -> None:
    async with opened(session) as desk:
        await desk.pilot.press("slash", *"reload")
        await desk.settle()
        assert desk.screen.search_box.value == "reload"
        await desk.press("escape", "1")
        await desk.pilot.press("e", "ctrl+n", *"uq1")
        await desk.settle()
        assert desk.screen.query_one(ReplyEditor).text.endswith("\nuq1")
        assert terminal.written == []


async def test_reload_keeps_the_customer_and_shows_the_newest_order(shop: MadeUpShop, session: Session) -> None:
    async with opened(session) as desk:
        await desk.press("down", "down")
        with session.store.writing() as db:
            db.execute("UPDATE queue_entry SET score = 99 WHERE id = 3")
        assert list(desk.table.ids)[:3] == [1, 2, 3], "nothing moves until it is asked for"
        await desk.press("r")
        assert list(desk.table.ids)[:3] == [3, 1, 2]
        assert desk.table.entry_id == 3 and desk.screen.view is not None and desk.screen.view.name == "Ana Souza"


async def test_a_colleague_who_takes_a_customer_is_seen_at_once(session: Session) -> None:
    ben = Session(Store(session.store.path), replace(session.settings, agent="ben"), demo=True)
    async with opened(session) as desk:
        assert "ben has it" not in desk.text()
        take_claim(ben, desk.table.entry_id or 0)
        began = time.monotonic()
        while "⚑ ben has it" not in desk.text():
            assert time.monotonic() - began < 10, "the claim is not shown"
            await desk.pilot.pause(0.05)
        await desk.press("1", "enter")
        assert "ben has this customer until" in desk.text()
    ben.store.close()
