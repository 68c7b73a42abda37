"""Drafts at the desk, streamed from a real server on loopback: asked for, stopped, turned, failed."""

from __future__ import annotations

import json
import statistics
import threading
from collections.abc import Iterator
from dataclasses import replace
from time import monotonic

import pytest
from pytest_httpserver import HTTPServer
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from werkzeug import Response

from dingterm import clock
from dingterm.desk.session import Session
from dingterm.settings import Ai
from dingterm.store import messages
from dingterm.tui.widgets.reply_editor import ReplyEditor
from tests.looks.desk import Terminal, opened, plug_in
from tests.looks.drafting import PATIENCE, answers, ask, draft_on, drafting_session, editor, rows, slow_answer, until
from tests.unit.replies.draft_server import chunk, said, streamed


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


async def test_a_draft_streams_into_the_editor(session: Session, slow: threading.Event) -> None:
    async with opened(session) as desk:
        await ask(desk, "Hola Lu")
        assert "coming" in desk.text() and "Esc stop" in desk.text()
        slow.set()
        await desk.settle()
        assert editor(desk).text == "Hola Lucía" and draft_on(desk).reply.draft_id
        assert not editor(desk).read_only
        assert "Drafted: read it" in desk.text() and "· today " in desk.text() and "/500,000, USD" in desk.text()


@pytest.mark.alone
async def test_escape_stops_at_once_and_keeps_what_came(
    session: Session, slow: threading.Event, terminal: Terminal
) -> None:
    async with opened(session) as desk:
        await ask(desk, "Hola Lu")
        before = monotonic()
        await desk.pilot.press("escape")
        took = monotonic() - before
        assert not draft_on(desk).coming and took < 0.1, took
        slow.set()
        await desk.settle()
        assert editor(desk).text == "Hola Lu" and "Stopped; what came is kept" in desk.text()
        await desk.press("e", *"cía!", "enter")
        assert terminal.texts() == ["Hola Lucía!"]
    (kept,) = rows(session, "SELECT * FROM draft")
    assert (kept["outcome"], kept["copied_text"], kept["edits"]) == ("stopped", "Hola Lucía!", 4)


async def test_the_desk_goes_on_while_a_draft_comes(session: Session, slow: threading.Event) -> None:
    async with opened(session) as desk:
        await ask(desk, "Hola Lu")
        first = desk.screen.entry_id
        await desk.pilot.press("down", "1")
        await until(desk, lambda: desk.screen.entry_id != first and bool(desk.screen.reply.template_id))
        slow.set()
        await desk.settle()
        assert desk.screen.reply.template_id and "Hola Lucía" not in editor(desk).text
        await desk.press("up")
        assert editor(desk).text == "Hola Lucía"


@pytest.mark.alone
async def test_the_desk_is_left_while_a_draft_comes(session: Session, slow: threading.Event) -> None:
    async with opened(session) as desk:
        await ask(desk, "Hola Lu")
        before = monotonic()
        desk.app.exit()
        await desk.pilot.pause()
    assert monotonic() - before < PATIENCE / 4 and not slow.is_set()


async def test_what_the_agent_wrote_waits_beside_the_draft(httpserver: HTTPServer, session: Session) -> None:
    answers(httpserver, lambda: said("Hi there"))
    async with opened(session) as desk:
        await desk.press("1", "e", *" Mine", "escape")
        own = editor(desk).text
        await desk.press("a")
        assert editor(desk).text == "Hi there" and "· 2/2" in desk.text()
        await desk.press("v")
        assert editor(desk).text == own and own.endswith(" Mine") and "edited" in desk.text()
        await desk.press("v")
        assert editor(desk).text == "Hi there"


FAULTS = {
    "a wrong key": (lambda: Response("no", 401), "refused the key"),
    "too many requests": (lambda: Response("slow down", 429), "wants fewer requests"),
    "a page": (lambda: Response("<html>Log in</html>", content_type="text/html"), "not with a draft"),
    "an early end": (lambda: streamed([chunk("Hi the")], done=False), "stopped in the middle"),
}


@pytest.mark.parametrize("name", FAULTS)
async def test_a_fault_is_one_sentence_and_loses_no_text(httpserver: HTTPServer, session: Session, name: str) -> None:
    answer, sentence = FAULTS[name]
    answers(httpserver, answer)
    async with opened(session) as desk:
        await desk.press("1", "e", *" Mine", "escape")
        own = editor(desk).text
        await desk.press("a")
        assert sentence in " ".join(desk.text().split()).lower(), desk.text()
        if editor(desk).text != own:
            assert editor(desk).text == "Hi the"
            await desk.press("v")
        assert editor(desk).text == own
        await desk.press("down", "1")
        assert editor(desk).text not in (own, "")


async def test_without_a_server_templates_are_offered(session: Session) -> None:
    session.settings = replace(session.settings, ai=Ai())
    async with opened(session) as desk:
        await desk.press("a")
        assert "these are templates" in desk.text() and desk.screen.place == "search"
        await desk.press("enter")
        assert desk.screen.reply.template_id and desk.screen.place == "queue"


def asked(body: bytes) -> str:
    """What a request said, in one text."""
    return "\n".join(one["content"] for one in json.loads(body)["messages"])


async def test_a_line_of_direction_drafts_again(httpserver: HTTPServer, session: Session) -> None:
    bodies = answers(httpserver, lambda: said("Hi there"))
    async with opened(session) as desk:
        await desk.press("a", "A", *"a bit shorter", "enter")
        assert desk.screen.place == "queue" and "· 2/2" in desk.text()
        assert ["a bit shorter" in asked(body) for body in bodies] == [False, True]
        await desk.press("A", "x", "escape", "A", "enter")
        assert len(bodies) == 2, "nothing typed, nothing asked"


async def test_a_draft_answers_just_the_words_pasted(httpserver: HTTPServer, session: Session) -> None:
    bodies = answers(httpserver, lambda: said("It is linen."))
    async with opened(session) as desk:
        await desk.press("p")
        desk.screen.query_one("#words").post_message(events.Paste("¿Cuánto tarda\x1b[31m el envío?\nAnd returns"))
        await desk.press("ctrl+n", *"please", "enter")
        assert "¿Cuánto tarda␛[31m el envío?\nAnd returns\nplease" in asked(bodies[0])
        assert "asks about: price or discount, delivery" in desk.text()
        await desk.press("A", *"warmer", "enter", "a")
        assert ["And returns" in asked(body) for body in bodies] == [True, True, False]


async def test_three_wordings_wait_beside_one_another(httpserver: HTTPServer, session: Session) -> None:
    texts = iter(["One", "Two", "Three"])
    answers(httpserver, lambda: said(next(texts)))
    async with opened(session) as desk:
        await desk.press("1", "v")
        seen = [editor(desk).text]
        for _again in range(3):
            await desk.press("v")
            seen.append(editor(desk).text)
        assert seen == ["One", "Two", "Three", "One"]
        assert "· 1/3" in desk.text()


async def test_who_opts_out_is_never_drafted_for(httpserver: HTTPServer, session: Session) -> None:
    bodies = answers(httpserver, lambda: said("Hi"))
    async with opened(session) as desk:
        await desk.press("p", *"STOP", "enter")
        assert "asks not to be written to. That is noted" in desk.text() and bodies == []
        assert desk.screen.view is not None and desk.screen.view.entry.state == "blocked"


async def test_a_draft_is_dropped_when_the_conversation_changed(httpserver: HTTPServer, session: Session) -> None:
    def drafted() -> Iterator[str]:
        yield chunk("Hi")
        (entry,) = rows(session, "SELECT customer_id FROM queue_entry ORDER BY score DESC LIMIT 1")
        known = {"customer_id": entry["customer_id"], "at": clock.now_ts(), "direction": "in", "text": "bought it"}
        with session.store.writing() as db:
            messages.add(db, [tuple((messages.BLANK | known).values())])
        yield chunk(" there", "stop")

    answers(httpserver, lambda: streamed(drafted()))
    async with opened(session) as desk:
        await desk.press("1")
        await desk.press("a")
        assert "changed meanwhile" in desk.text()
        assert all(one.text != "Hi there" for one in desk.screen.reply.texts(desk.screen.entry_id or 0).drafts)


@pytest.mark.alone
async def test_the_first_signs_are_on_the_screen_at_once(
    httpserver: HTTPServer, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[float] = []
    seen: list[float] = []
    here = threading.Event()

    def drafted() -> Iterator[str]:
        for number in range(21):
            here.clear()
            sent.append(monotonic())
            yield chunk(f"{number} ")
            here.wait(PATIENCE)
        yield chunk(reason="stop")

    def painted(self: ReplyEditor, crop: Region) -> list[Strip]:
        strips = render(self, crop)
        if f"{len(sent) - 1} " in self.text and len(seen) < len(sent):
            seen.append(monotonic())
            here.set()
        return strips

    render = ReplyEditor.render_lines
    monkeypatch.setattr(ReplyEditor, "render_lines", painted)
    answers(httpserver, lambda: streamed(drafted()))
    async with opened(session) as desk:
        await desk.pilot.press("a")
        await until(desk, lambda: len(seen) == 21)
        await desk.settle()
    waits = [later - before for before, later in zip(sent, seen, strict=True)]
    assert statistics.median(waits[1:]) < 0.03, waits


async def test_beside_the_chat_window_a_draft_is_seen_to_come(session: Session, slow: threading.Event) -> None:
    async with opened(session, (60, 24)) as desk:
        await ask(desk, "Hola Lu")
        await until(desk, lambda: desk.screen.place == "reply" and "Hola Lu" in desk.text())
        await desk.pilot.press("q", "a", "1", "ctrl+n")
        assert editor(desk).text == "Hola Lu" and desk.app.is_running
        await desk.pilot.press("escape")
        slow.set()
        await desk.settle()
        await desk.press("!")
        assert editor(desk).text == "Hola Lu!" and desk.screen.place == "reply"
        await desk.press("escape")
        assert desk.screen.place == "queue"
