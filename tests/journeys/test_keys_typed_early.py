"""Keys typed faster than replies are read: none is lost, and each is for the customer the agent stands on by then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dingterm.desk import reply
from dingterm.desk.session import Session
from dingterm.tui import early
from dingterm.tui.screens.template import TemplateScreen
from tests.looks.desk import Desk, Terminal, opened, plug_in
from tests.made_demo import made_demo

LATE = 0.3
"""Seconds that a busy machine takes for each answer."""


@pytest.fixture
def session() -> Iterator[Session]:
    demo = made_demo()
    yield demo
    demo.close()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return plug_in(monkeypatch)


@pytest.fixture
def busy(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(function: Callable[..., Any]) -> Callable[..., Any]:
        def answer(*given: Any, **more: Any) -> Any:
            time.sleep(LATE)
            return function(*given, **more)

        return answer

    for name in ("favourites", "fill_reply", "search_replies"):
        monkeypatch.setattr(reply, name, late(getattr(reply, name)))


def copied(session: Session) -> list[int]:
    with session.store.reading() as db:
        sent = db.execute("SELECT customer_id FROM message WHERE direction = 'out' AND route = 'osc52' ORDER BY id")
        return [one[0] for one in sent]


def text_for(desk: Desk, place: int) -> str:
    shown = desk.screen.reply.texts(desk.table.ids[place]).shown
    return shown.text if shown else ""


async def typed(desk: Desk, *keys: str) -> None:
    """Press keys, waiting for none of their answers until the last."""
    for key in keys:
        desk.app.simulate_key(key)
    await desk.settle()
    await desk.pilot.pause(LATE)
    await desk.settle()


@pytest.mark.usefixtures("busy")
async def test_two_customers_are_written_to_in_one_breath(session: Session, terminal: Terminal) -> None:
    async with opened(session, (120, 40)) as desk:
        await typed(desk, "1", "enter", "down", "1", "enter")
        texts = terminal.texts()
        assert len(texts) == 2 and texts[0] != texts[1]
        assert text_for(desk, 1) == texts[1]
        assert len(set(copied(session))) == 2


@pytest.mark.usefixtures("busy")
async def test_what_is_typed_behind_an_early_key_goes_where_that_key_leads(session: Session) -> None:
    async with opened(session, (120, 40)) as desk:
        await typed(desk, "1", "e", *"xyz")
        assert desk.screen.place == "reply"
        assert text_for(desk, 0).endswith("xyz")


@pytest.mark.usefixtures("busy")
async def test_enter_takes_what_was_searched_for_and_not_what_was_found_before(session: Session) -> None:
    async with opened(session, (120, 40)) as desk:
        await desk.press("slash")
        await typed(desk, *"gentle", "enter")
        assert desk.screen.reply.template_id == "gentle-reminder"


@pytest.mark.usefixtures("busy")
async def test_the_template_of_a_reply_that_is_still_coming_is_edited(session: Session) -> None:
    async with opened(session, (120, 40)) as desk:
        await typed(desk, "1", "E")
        assert isinstance(desk.app.screen, TemplateScreen)
        assert desk.app.screen.opened is not None


async def test_what_waits_in_vain_is_done_all_the_same(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(early, "PATIENCE", LATE)
    async with opened(session, (120, 40)) as desk:
        desk.screen.early.listed = -1
        await typed(desk, "1")
        assert desk.screen.reply.draft is not None
