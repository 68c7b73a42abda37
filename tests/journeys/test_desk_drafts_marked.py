"""Drafts at the desk on their way out: judged, held where they are marked, copied and logged, masked before people."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytest_httpserver import HTTPServer

from dingterm.desk.session import Session
from tests.looks.desk import Terminal, opened, plug_in
from tests.looks.drafting import answers, ask, drafting_session, editor, rows, slow_answer
from tests.unit.replies.draft_server import said


@pytest.fixture
def session(httpserver: HTTPServer) -> Iterator[Session]:
    with drafting_session(httpserver) as opened:
        yield opened


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return plug_in(monkeypatch)


@pytest.fixture
def slow(httpserver: HTTPServer) -> Iterator[threading.Event]:
    with slow_answer(httpserver) as go_on:
        yield go_on


MARKED = "Hello, today you get 70 % off everything."


async def test_a_draft_is_copied_and_logged_as_one(
    httpserver: HTTPServer, session: Session, terminal: Terminal
) -> None:
    answers(httpserver, lambda: said("Hello and welcome back"))
    async with opened(session) as desk:
        await desk.press("a", "e", "!", "escape", "enter")
        assert terminal.texts() == ["Hello and welcome back!"]
    (message,) = rows(session, "SELECT * FROM message WHERE direction = 'out' ORDER BY id DESC LIMIT 1")
    assert (message["origin"], message["text"]) == ("ai", "Hello and welcome back!")
    (kept,) = rows(session, "SELECT * FROM draft")
    assert (kept["outcome"], kept["message_id"]) == ("whole", message["id"])


async def test_a_marked_draft_needs_its_own_key(httpserver: HTTPServer, session: Session, terminal: Terminal) -> None:
    answers(httpserver, lambda: said(MARKED))
    async with opened(session) as desk:
        await desk.press("a")
        assert "⚠ No discount of 70 % may be offered." in desk.text()
        underlined = [
            segment.text
            for strip in desk.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.underline
        ]
        assert any("70 %" in one for one in underlined)
        await desk.press("exclamation_mark")
        assert terminal.texts() == [] and "Not copied" in desk.text()
        await desk.press("o")
        assert "wa.me" not in desk.text()
        await desk.press("enter")
        assert terminal.texts() == []
        await desk.press("exclamation_mark")
        assert terminal.texts() == [MARKED]


async def test_what_the_agent_edits_is_judged_anew(
    httpserver: HTTPServer, session: Session, terminal: Terminal
) -> None:
    answers(httpserver, lambda: said("Hello there"))
    async with opened(session) as desk:
        await desk.press("a", "e", *", 70 % off", "enter")
        assert terminal.texts() == [] and "No discount of 70 %" in desk.text()
        await desk.press(*["backspace"] * 10)
        assert editor(desk).text == "Hello there"
        await desk.press("enter")
        assert terminal.texts() == ["Hello there"]


@pytest.mark.parametrize("presented_first", [True, False])
async def test_in_front_of_people_a_draft_is_masked_and_copied_whole(
    httpserver: HTTPServer, session: Session, terminal: Terminal, presented_first: bool
) -> None:
    async with opened(session) as desk:
        view = desk.screen.view
        assert view is not None
        whole = f"Hola {view.name}, te escribo a {view.phone}, hoy con 70 % menos"
        answers(httpserver, lambda: said(whole[:9], whole[9:30], whole[30:]))
        await desk.press(*(["f8", "a"] if presented_first else ["a", "f8"]))
        for keys in ((), ("enter",)):
            await desk.press(*keys)
            assert not {one for one in (*view.name.split(), view.phone, view.phone[-6:]) if one in desk.text()}
        assert "No discount of 70 %" in desk.text() and terminal.texts() == []
        await desk.press("exclamation_mark")
        assert terminal.texts() == [whole]
    (message,) = rows(session, "SELECT text FROM message WHERE origin = 'ai'")
    assert message["text"] == whole


async def test_in_front_of_people_half_a_name_is_not_shown(session: Session, slow: threading.Event) -> None:
    async with opened(session) as desk:
        await desk.press("f8")
        await ask(desk, "Hola ")
        slow.set()
        await desk.settle()
        assert editor(desk).text.startswith("Hola ") and len(editor(desk).text) > 6


async def test_at_a_chinese_desk_drafts_and_reasons_are_told_in_chinese(
    httpserver: HTTPServer, session: Session, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dingterm.tui.language._now", None)  # and back again afterwards
    session.settings = replace(session.settings, interface="zh")
    answers(httpserver, lambda: said(MARKED))
    async with opened(session) as desk:
        await desk.press("a", "enter")
        assert "不可提供 70% 的优惠" in desk.text() and "没有复制：! 仍然复制" in desk.text()
        assert "AI 草稿" in desk.text() and "150 个 token" in desk.text() and terminal.texts() == []
