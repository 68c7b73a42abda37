"""The server that drafts set up at the desk, against a real server on loopback."""

from __future__ import annotations

from collections.abc import Iterator

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from dingterm import secrets
from dingterm.desk.demo import open_demo
from dingterm.desk.session import Session
from dingterm.settings import load_settings, settings_path
from tests.looks.desk import Desk, opened
from tests.unit.replies.draft_server import said

PATH = "/v1/chat/completions"
KEY = "sk-key-9"


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", NoKeyring)
    monkeypatch.setattr(secrets, "_remembered", {})
    monkeypatch.delenv("DINGTERM_API_KEY", raising=False)


@pytest.fixture
def session() -> Iterator[Session]:
    opened_session = open_demo()
    yield opened_session
    opened_session.close()


@pytest.fixture
def server(httpserver: HTTPServer) -> HTTPServer:
    def answer(request: Request) -> Response:
        return said("ready") if request.headers.get("Authorization") == f"Bearer {KEY}" else Response("no", 401)

    httpserver.expect_request(PATH).respond_with_handler(answer)
    return httpserver


async def fill(desk: Desk, **values: str) -> None:
    """Type into fields by their keys."""
    for key, value in values.items():
        box = desk.app.screen.query_one(f"#field-{key.replace('_', '-')}")
        desk.app.screen.set_focus(box)
        box.value = ""
        await desk.press(*("full_stop" if one == "." else "minus" if one == "-" else one for one in value))


@pytest.mark.parametrize("size", [(120, 40), (60, 24)])
async def test_a_server_is_tried_kept_and_drafts_at_once(
    session: Session, server: HTTPServer, size: tuple[int, int]
) -> None:
    async with opened(session, size) as desk:
        await desk.press("I")
        assert "Today: 0 drafts, 0 of 500,000 tokens." in desk.text()
        desk.app.screen.query_one("#field-address").value = server.url_for("/v1")
        await fill(desk, model="tiny", key="wrong")
        await desk.press("enter")
        assert "key" in " ".join(desk.text().split()) and not settings_path().exists(), "what does not work is not kept"
        await fill(desk, key=KEY)
        await desk.press("ctrl+t")
        assert "answered as tiny." in desk.text() and KEY not in desk.text()
        assert not settings_path().exists(), "trying keeps nothing"
        await fill(desk, daily_limit="1000", price_in="0.15", currency="eur")
        await desk.press("enter")
        assert desk.app.screen is desk.screen and "Written to" in " ".join(desk.text().split())
        await desk.press("I")
        assert "0 of 1,000 tokens" in " ".join(desk.text().split()) and "memory" in " ".join(desk.text().split())
    ai = load_settings().ai
    assert (ai.base_url, ai.model, ai.daily_limit) == (server.url_for("/v1"), "tiny", 1000)
    assert (ai.price_in, ai.currency) == (0.15, "EUR") and session.settings.ai == ai
    assert KEY not in settings_path().read_text()


async def test_figures_and_addresses_that_cannot_be_used_are_said(session: Session, server: HTTPServer) -> None:
    async with opened(session, (120, 40)) as desk:
        await desk.press("I")
        desk.app.screen.query_one("#field-address").value = server.url_for("/v1")
        await fill(desk, model="tiny", key=KEY, price_in="dear")
        await desk.press("enter")
        assert "price in: 'dear' is no figure" in desk.text()
        await fill(desk, price_in="0", daily_limit="-5")
        await desk.press("enter")
        assert "daily limit: '-5' is no figure" in desk.text()
        await desk.press("escape")
        assert desk.app.screen is desk.screen
    assert not settings_path().exists()


async def test_known_servers_are_filled_in_and_none_is_a_choice(session: Session) -> None:
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text('[ai]\nbase_url = "http://localhost:1/v1"\nmodel = "x"\n')
    async with opened(session, (120, 40)) as desk:
        await desk.press("I", "ctrl+g")
        assert "api.openai.com" in desk.text() and "OpenAI. It wants a key." in desk.text()
        await desk.press("ctrl+g")
        assert "Put your resource" in desk.text()
        await desk.press("enter")
        assert "Put your own name into" in " ".join(desk.text().split())
        for key in ("address", "model"):
            desk.app.screen.query_one(f"#field-{key}").value = ""
        await desk.press("enter")
        assert "No server drafts any more" in desk.text()
    assert load_settings().ai.base_url == ""
