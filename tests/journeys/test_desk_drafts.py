"""Drafts at the desk, streamed from a real server on loopback: asked for, stopped, turned, marked, copied, failed."""

from __future__ import annotations

import json
import statistics
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from time import monotonic

import pytest
from pytest_httpserver import HTTPServer
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from werkzeug import Request, Response

from dingterm import clock
from dingterm.desk.demo import open_demo
from dingterm.desk.session import Session
from dingterm.settings import Ai
from dingterm.store import messages
from dingterm.tui.drafts import Draft
from dingterm.tui.widgets.reply_editor import ReplyEditor
from tests.looks.desk import Desk, Terminal, opened, plug_in
from tests.unit.replies.draft_server import chunk, said, streamed

PATH = "/v1/chat/completions"
PATIENCE = 20.0
"""Seconds after which what a test waits for will never come."""


@pytest.fixture
def session(httpserver: HTTPServer) -> Iterator[Session]:
    opened = open_demo()
    ai = Ai(base_url=httpserver.url_for("/v1"), model="m", price_in=1.0, price_out=2.0)
    opened.settings = replace(opened.settings, ai=ai)
    yield opened
    opened.close()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return plug_in(monkeypatch)


@pytest.fixture
def slow(httpserver: HTTPServer) -> Iterator[threading.Event]:
    """The server says `Hola Lu` and goes on when this is set."""
    go_on = threading.Event()

    def events() -> Iterator[str]:
        yield chunk("Hola ")
        yield chunk("Lu")
        go_on.wait(PATIENCE)
        yield chunk("cía", "stop")

    answers(httpserver, lambda: streamed(events()))
    yield go_on
    go_on.set()


def answers(httpserver: HTTPServer, answer: Callable[[], Response]) -> list[bytes]:
    """Let the server answer so; what it received."""
    received: list[bytes] = []

    def handler(request: Request) -> Response:
        received.append(request.get_data())
        return answer()

    httpserver.expect_request(PATH).respond_with_handler(handler)
    return received


def rows(session: Session, query: str) -> list[dict[str, object]]:
    with session.store.reading() as db:
        return [dict(row) for row in db.execute(query)]


def editor(desk: Desk) -> ReplyEditor:
    return desk.screen.query_one(ReplyEditor)


def draft_on(desk: Desk) -> Draft:
    draft = desk.screen.reply.draft
    assert draft is not None
    return draft


async def until(desk: Desk, happened: Callable[[], bool]) -> None:
    """Wait while a draft is still coming."""
    last = monotonic() + PATIENCE
    while not happened():
        assert monotonic() < last, desk.text()
        await desk.pilot.pause()


async def ask(desk: Desk, text: str) -> None:
    """Ask for a draft and wait until so much of it has come."""
    await desk.pilot.press("a")
    await until(desk, lambda: bool(desk.screen.query(ReplyEditor)) and editor(desk).text == text)


async def test_a_draft_streams_into_the_editor(session: Session, slow: threading.Event) -> None:
    async with opened(session) as desk:
        await ask(desk, "Hola Lu")
        assert "coming" in desk.text() and "Esc stop" in desk.text()
        slow.set()
        await desk.settle()
        assert editor(desk).text == "Hola Lucía" and draft_on(desk).reply.draft_id
        assert not editor(desk).read_only
        assert "Drafted: read it" in desk.text() and "· today " in desk.text() and "/500,000, USD" in desk.text()


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


MARKED = "Hello, today you get 70 % off everything."


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
        assert desk.screen.place == "reply" and "Hola Lu" in desk.text()
        await desk.pilot.press("q", "a", "1", "ctrl+n")
        assert editor(desk).text == "Hola Lu" and desk.app.is_running
        await desk.pilot.press("escape")
        slow.set()
        await desk.settle()
        await desk.press("!")
        assert editor(desk).text == "Hola Lu!" and desk.screen.place == "reply"
        await desk.press("escape")
        assert desk.screen.place == "queue"


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
        assert "不可提供 70% 的折扣" in desk.text() and "没有复制：! 仍然复制" in desk.text()
        assert "AI 草稿" in desk.text() and "150 个 token" in desk.text() and terminal.texts() == []
