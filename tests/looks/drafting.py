"""Drafts at the desk under test: a server on loopback that answers as it is told, and eyes on the editor."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from time import monotonic

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from dingterm.desk.session import Session
from dingterm.settings import Ai
from dingterm.tui.drafts import Draft
from dingterm.tui.widgets.reply_editor import ReplyEditor
from tests.looks.desk import Desk
from tests.made_demo import made_demo
from tests.unit.replies.draft_server import chunk, streamed

PATH = "/v1/chat/completions"
PATIENCE = 20.0
"""Seconds after which what a test waits for will never come."""


@contextmanager
def drafting_session(httpserver: HTTPServer) -> Iterator[Session]:
    """The made-up shop, with this server for its drafts."""
    opened = made_demo()
    ai = Ai(base_url=httpserver.url_for("/v1"), model="m", price_in=1.0, price_out=2.0)
    opened.settings = replace(opened.settings, ai=ai)
    yield opened
    opened.close()


@contextmanager
def slow_answer(httpserver: HTTPServer) -> Iterator[threading.Event]:
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
    """What a query finds."""
    with session.store.reading() as db:
        return [dict(row) for row in db.execute(query)]


def editor(desk: Desk) -> ReplyEditor:
    """The editor of the reply."""
    return desk.screen.query_one(ReplyEditor)


def draft_on(desk: Desk) -> Draft:
    """The draft on the screen."""
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
