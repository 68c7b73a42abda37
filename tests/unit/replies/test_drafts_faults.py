"""Every way a draft fails, over a real socket: the right sentence, and what came is kept."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Callable, Iterator

import pytest
from llmock.pytest_plugin import LLMock
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from dingterm.replies import drafts
from dingterm.replies.drafting.errors import DraftError, Fault
from dingterm.replies.drafting.pieces import Piece
from dingterm.replies.drafting.server import Server
from tests.unit.replies.draft_server import chunk, event, said, streamed

ASKED = [{"role": "user", "content": "hello"}]
KEY = "sk-secret-123"
PATH = "/v1/chat/completions"


async def outcome(server: Server) -> tuple[str, DraftError | None]:
    """What came, and what went wrong."""
    text = ""
    try:
        async for piece in drafts.stream(server, ASKED):
            text += piece.text if isinstance(piece, Piece) else ""
    except DraftError as error:
        return text, error
    return text, None


def server_at(http: HTTPServer, **changes: object) -> Server:
    known: dict[str, object] = {"base_url": http.url_for("/v1"), "model": "m", "key": KEY, "retries": 0}
    return Server(**(known | changes))  # type: ignore[arg-type]


ODD: dict[str, tuple[Callable[[], Response], Fault | None, str]] = {
    "a page": (lambda: Response("<html>Log in</html>", content_type="text/html"), Fault.NO_DRAFT, ""),
    "nothing": (lambda: streamed([]), Fault.NO_DRAFT, ""),
    "an early end": (lambda: streamed([chunk("Hi "), chunk("Ana")], done=False), Fault.CUT, "Hi Ana"),
    "bad JSON": (lambda: streamed([chunk("Hi"), "data: {oops\n\n"]), Fault.GARBLED, "Hi"),
    "a list": (lambda: streamed([chunk("Hi"), event([1])]), Fault.CUT, "Hi"),
    "no choices": (lambda: streamed([event({"choices": None}), chunk("Hi", "stop")]), None, "Hi"),
    "an error event": (
        lambda: streamed([chunk("Hi"), event({"error": {"message": f"out of memory {KEY}"}})]),
        Fault.ENDED,
        "Hi",
    ),
    "too long": (lambda: streamed([chunk("Hi"), chunk(reason="length")]), Fault.LENGTH, "Hi"),
    "withheld": (lambda: streamed([chunk("Hi"), chunk(reason="content_filter")]), Fault.FILTERED, "Hi"),
    "half a sign": (lambda: Response(b"data: \xff\xfe\n\n", content_type="text/event-stream"), Fault.GARBLED, ""),
    "gzip that is none": (
        lambda: Response(b"nope", content_type="text/event-stream", headers={"Content-Encoding": "gzip"}),
        Fault.CUT,
        "",
    ),
}


@pytest.mark.parametrize("name", ODD)
async def test_an_odd_answer_gets_its_sentence(httpserver: HTTPServer, name: str) -> None:
    answer, fault, kept = ODD[name]
    httpserver.expect_request(PATH).respond_with_handler(lambda _request: answer())
    text, error = await outcome(server_at(httpserver))
    assert (text, error and error.fault) == (kept, fault)
    assert KEY not in str(error) and "\n" not in str(error)


STATUSES = {
    301: Fault.REDIRECT,
    307: Fault.REDIRECT,
    400: Fault.REFUSED,
    401: Fault.KEY,
    403: Fault.FORBIDDEN,
    404: Fault.NOT_FOUND,
    422: Fault.REFUSED,
    429: Fault.RATE,
    500: Fault.BROKEN,
    503: Fault.BROKEN,
}


@pytest.mark.parametrize("status", STATUSES)
async def test_a_status_gets_its_sentence(httpserver: HTTPServer, status: int) -> None:
    complaint = json.dumps({"error": {"message": f"no \x1b[31m {KEY}"}})
    answer = Response(complaint, status, {"Location": "http://127.0.0.1:9/elsewhere"}, content_type="application/json")
    httpserver.expect_request(PATH).respond_with_response(answer)
    text, error = await outcome(server_at(httpserver))
    assert (text, error and error.fault) == ("", STATUSES[status])
    assert error and KEY not in error.sentence and "\x1b" not in error.sentence


async def test_nobody_listens() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        text, error = await outcome(Server(f"http://127.0.0.1:{held.getsockname()[1]}/v1", "m", retries=0))
    assert (text, error and error.fault) == ("", Fault.OFFLINE)


@pytest.mark.parametrize("url", ["localhost:11434/v1", "ftp://x/v1", "http://", "https://[bad", ""])
async def test_an_address_that_is_none(url: str) -> None:
    _, error = await outcome(Server(url, "m"))
    assert error and error.fault is Fault.ADDRESS


async def test_a_key_no_header_can_carry(httpserver: HTTPServer) -> None:
    _, error = await outcome(server_at(httpserver, key="schlüssel"))
    assert error and error.fault is Fault.KEY_SIGNS and "schlüssel" not in error.sentence


@pytest.fixture
def stuck() -> Iterator[threading.Event]:
    """What keeps a server waiting until the test is over."""
    waiting = threading.Event()
    yield waiting
    waiting.set()


@pytest.mark.parametrize("limits", [{"chunk_seconds": 0.3}, {"timeout_seconds": 0.4}])
async def test_a_server_that_stalls(httpserver: HTTPServer, stuck: threading.Event, limits: dict[str, float]) -> None:
    def events() -> Iterator[str]:
        yield chunk("Hi")
        stuck.wait(10)

    httpserver.expect_request(PATH).respond_with_handler(lambda _request: streamed(events()))
    text, error = await outcome(server_at(httpserver, **limits))
    assert (text, error and error.fault) == ("Hi", Fault.TIMEOUT)


@pytest.mark.alone
async def test_stopping_takes_no_time(httpserver: HTTPServer, stuck: threading.Event) -> None:
    def events() -> Iterator[str]:
        yield chunk("Hi")
        stuck.wait(10)

    httpserver.expect_request(PATH).respond_with_handler(lambda _request: streamed(events()))
    begun, came = asyncio.Event(), []

    async def listen() -> None:
        async for piece in drafts.stream(server_at(httpserver), ASKED):
            came.append(piece)
            begun.set()

    task = asyncio.create_task(listen())
    await asyncio.wait_for(begun.wait(), 10)
    clock = asyncio.get_running_loop()
    before = clock.time()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert clock.time() - before < 0.1
    assert came == [Piece("Hi")]


@pytest.mark.parametrize(
    ("break_it", "fault"),
    [
        (lambda mock: mock.truncate(after_chunks=2), Fault.CUT),
        (lambda mock: mock.disconnect(after_chunks=2), Fault.CUT),
        (lambda mock: mock.corrupt(after_chunks=2), Fault.GARBLED),
        (lambda mock: mock.stall(after_chunks=2, seconds=2), Fault.TIMEOUT),
        (lambda mock: mock.outage(), Fault.BROKEN),
        (lambda mock: mock.fail(401), Fault.KEY),
        (lambda mock: mock.context_overflow(), Fault.REFUSED),
        (lambda mock: mock.rate_limit(times=None, retry_after=30), Fault.RATE),
    ],
)
async def test_a_provider_at_its_worst(llmock: LLMock, break_it: Callable[[LLMock], object], fault: Fault) -> None:
    break_it(llmock)
    server = Server(llmock.base_url(), "gpt-4o", KEY, timeout_seconds=1.0, chunk_seconds=0.5, retries=1)
    _, error = await outcome(server)
    assert error and error.fault is fault


async def test_a_fault_before_anything_came_is_tried_once_more(llmock: LLMock) -> None:
    llmock.fail(503).reply("Hello there")
    text, error = await outcome(Server(llmock.base_url(), "gpt-4o", KEY))
    assert (text, error) == ("Hello there", None)
    assert len(llmock.requests) == 2


async def test_no_variable_of_another_program_changes_the_request(
    httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OPENAI_BASE_URL", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_API_KEY", "HTTP_PROXY"):
        monkeypatch.setenv(name, "http://stranger.example")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Stranger: 1\nAuthorization: Bearer stranger")
    seen: list[Request] = []

    def answer(request: Request) -> Response:
        seen.append(request)
        return said("Hi")

    httpserver.expect_request(PATH).respond_with_handler(answer)
    await outcome(server_at(httpserver))
    await outcome(server_at(httpserver, key=""))
    with_key, without = (dict(one.headers) for one in seen)
    assert with_key.pop("Authorization") == f"Bearer {KEY}"
    assert set(with_key) == set(without) == {
        "Host", "Content-Type", "Content-Length", "Accept", "Accept-Encoding", "Connection",
    }  # fmt: skip
    assert "stranger" not in str(with_key)


async def test_what_is_shown_is_what_is_sent(httpserver: HTTPServer) -> None:
    bodies: list[bytes] = []

    def answer(request: Request) -> Response:
        bodies.append(request.get_data())
        return said("Hi")

    httpserver.expect_request(PATH).respond_with_handler(answer)
    shown = await drafts.outgoing(server_at(httpserver), ASKED)
    assert bodies == []
    await outcome(server_at(httpserver))
    assert bodies == [shown.body]
    assert shown.url == httpserver.url_for(PATH) and KEY not in str(shown)
