"""A reply that lacks facts asks for them in a line each, before it can be handed over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dingterm import paths
from dingterm.desk.session import Session
from tests.looks.desk import Desk, Terminal, opened, plug_in
from tests.made_demo import made_demo

OWN = """id = "mine"
title = "Mine alone"
category = "care"
[text]
es = ["¡Hola! {{ order.name }} eran {{ order.total_minor | money: 'EUR' }}: {{ order.url }}"]
en = ["Hi! {{ order.name }} was worth {{ order.total_minor | money: 'EUR' }}: {{ order.url }}"]
"""


@pytest.fixture
def session() -> Iterator[Session]:
    folder = paths.config_dir() / "templates"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(OWN)
    opened_session = made_demo()
    yield opened_session
    opened_session.close()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return plug_in(monkeypatch)


async def chosen(desk: Desk) -> str:
    await desk.press("slash", *"alone", "enter")
    if desk.screen.reply.draft.reply.language == "es":
        await desk.press("l")
    assert desk.screen.reply.draft is not None
    return desk.screen.reply.draft.text


@pytest.mark.parametrize("size", [(120, 40), (60, 24)])
async def test_what_is_missing_is_asked_for_and_filled_in(
    session: Session, terminal: Terminal, size: tuple[int, int]
) -> None:
    async with opened(session, size) as desk:
        assert "____" in await chosen(desk)
        await desk.press("enter")
        assert "What is it called?" in desk.text() and terminal.texts() == []
        await desk.press(*"number", "space", "7", "enter")
        assert "What is it worth?" in desk.text()
        await desk.press(*"much", "enter")
        assert "will not do" in desk.text() and "88.90" in desk.text()
        await desk.press(*["backspace"] * 4, "1", "2", "full_stop", "5", "enter")
        assert "What is the link?" in desk.text()
        await desk.press(*"https", "colon", "slash", "slash", *"shop", "full_stop", *"example", "enter")
        text = desk.screen.reply.draft.text
        assert text == "Hi! number 7 was worth €12.50: https://shop.example" and "missing" not in desk.text()
        await desk.press("enter")
        assert terminal.texts() == [text]


async def test_left_it_stays_as_it_was_and_can_be_written_by_hand(session: Session, terminal: Terminal) -> None:
    async with opened(session, (120, 40)) as desk:
        before = await chosen(desk)
        await desk.press("enter", *"number", "enter", "escape")
        assert desk.screen.reply.draft.text == before and "still has a gap. What you said is kept." in desk.text()
        await desk.press("enter")
        assert "What is it worth?" in desk.text(), "what was said is not asked for again"
        await desk.press("escape", "e", "end", "exclamation_mark", "escape", "enter", "5", "enter")
        await desk.press(*"http", "colon", "slash", "slash", *"b", "full_stop", "c", *"o", "enter")
        assert desk.screen.reply.draft.text == "Hi! number was worth 5: http://b.co!", "an edited text keeps its edits"
        assert terminal.texts() == []


async def test_another_language_keeps_what_was_said(session: Session) -> None:
    async with opened(session, (120, 40)) as desk:
        await chosen(desk)
        await desk.press("enter", *"A7", "enter", *"12", "space", *"EUR", "enter")
        await desk.press(*"https", "colon", "slash", "slash", *"b", "full_stop", *"co", "enter", "l")
        text = desk.screen.reply.draft.text.replace("\u00a0", " ")
        assert text == "¡Hola! A7 eran 12,00 €: https://b.co", "nothing is asked anew"
