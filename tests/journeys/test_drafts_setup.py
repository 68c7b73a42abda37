"""Setting up a server and examining the machine, on the command line, against a real server on loopback."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from typing import Any

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from dingterm import secrets
from dingterm.errors import SettingsError
from dingterm.replies.drafting.presets import presets
from dingterm.secrets import origin_of
from dingterm.settings import load_settings, settings_path
from tests.journeys.conftest import Run
from tests.unit.replies.draft_server import said

PATH = "/v1/chat/completions"
KEY = "sk-key-9"


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", NoKeyring)
    monkeypatch.setattr(secrets, "_remembered", {})
    monkeypatch.delenv("DINGTERM_API_KEY", raising=False)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What stands on standard input."""

    def put(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))

    return put


def wants_key(httpserver: HTTPServer) -> list[Request]:
    seen: list[Request] = []

    def answer(request: Request) -> Response:
        seen.append(request)
        return said("ready") if request.headers.get("Authorization") == f"Bearer {KEY}" else Response("no", 401)

    httpserver.expect_request(PATH).respond_with_handler(answer)
    return seen


def test_a_server_is_tried_and_written_down(run: Run, httpserver: HTTPServer, typed: Callable[[str], None]) -> None:
    seen = wants_key(httpserver)
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text(
        'agent = "mia" # me\n\n[ai] # drafts\nmodel = "old"\ndaily_limit = 9\n\n[shop]\nname = "L"\n'
    )
    typed(KEY + "\n")
    url = httpserver.url_for("/v1")
    done = run("setup", "--base-url", url, "--model", 'm"1', "--key-stdin", "--json")
    assert (done.code, done.json["key_source"], len(seen)) == (0, "memory", 1)
    written = settings_path().read_text()
    ai = f'[ai] # drafts\nbase_url = "{url}"\nmodel = "m\\"1"\ndaily_limit = 9\n'
    assert written == f'agent = "mia" # me\n\n{ai}\n[shop]\nname = "L"\n'
    assert KEY not in written + done.out + done.err
    assert json.loads(seen[0].get_data())["messages"] == [
        {"role": "user", "content": "Answer with the one word: ready"}
    ]


def test_what_does_not_work_is_not_written(run: Run, httpserver: HTTPServer, typed: Callable[[str], None]) -> None:
    seen = wants_key(httpserver)
    typed("sk-wrong\n")
    done = run("setup", "--base-url", httpserver.url_for("/v1"), "--model", "m", "--key-stdin")
    assert done.code == 1 and "refused the key" in done.err and "sk-wrong" not in done.err
    assert len(seen) == 1 and not settings_path().exists()


def test_a_server_at_fault_is_asked_once(run: Run, httpserver: HTTPServer, typed: Callable[[str], None]) -> None:
    typed("")
    httpserver.expect_request(PATH).respond_with_data("busy", 503)
    done = run("setup", "--base-url", httpserver.url_for("/v1"), "--model", "m")
    assert done.code == 1 and len(httpserver.log) == 1


@pytest.mark.parametrize(
    ("words", "said_of"),
    [
        (["--preset", "olama"], "There is no preset"),
        (["--base-url", "http://x/v1"], "--model"),
        (["--preset", "azure"], "Put your own name"),
        ([], "--preset"),
    ],
)
def test_a_choice_that_is_none(run: Run, typed: Callable[[str], None], words: list[str], said_of: str) -> None:
    typed("")
    done = run("setup", *words)
    assert done.code == 2 and said_of in done.err


def test_a_preset_without_a_try(run: Run, typed: Callable[[str], None]) -> None:
    typed("")
    done = run("setup", "--preset", "ollama", "--no-test")
    assert done.code == 0 and "key" not in done.out, "this one wants none"
    assert load_settings().ai.base_url == "http://localhost:11434/v1"


def test_broken_settings_are_left_alone(run: Run, typed: Callable[[str], None]) -> None:
    typed("")
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    for text in ("agent = ", 'ai = { model = "x" }\n'):
        settings_path().write_text(text)
        done = run("setup", "--preset", "ollama", "--no-test")
        assert done.code == 1 and SettingsError.title in done.err
        assert settings_path().read_text() == text


def test_every_preset_is_an_address() -> None:
    known = presets()
    assert set(known) == {"openai", "azure", "openrouter", "deepseek", "ollama", "llama-cpp", "vllm"}
    assert all(origin_of(one.base_url) and one.model for one in known.values())


def checks(run: Run, *words: object) -> dict[str, Any]:
    done = run("doctor", "--json", *words)
    assert done.code == 0
    return {one["name"]: one for one in done.json["checks"]}


def test_the_doctor_of_a_new_machine(run: Run) -> None:
    found = checks(run)
    assert list(found) == ["settings", "terminal", "colours", "clipboard", "keyring", "server", "database"]
    assert [name for name in ("settings", "server", "database") if not found[name]["ok"]] == []
    assert not found["keyring"]["ok"] and "DINGTERM_API_KEY" in found["keyring"]["sentence"]
    assert all(one["mend"] for one in found.values() if not one["ok"])


def test_the_doctor_finds_what_is_broken(run: Run, tmp_path: Any, httpserver: HTTPServer) -> None:
    wants_key(httpserver)
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text(f'[ai]\nbase_url = "{httpserver.url_for("/v1")}"\nmodel = "m"\n')
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"this is no database" * 99)
    found = checks(run, "--database", broken)
    assert "refused the key" in found["server"]["sentence"]
    assert "not a database" in found["database"]["sentence"]
    settings_path().write_text("[ai]\nmodle = 1\n")
    assert "Did you mean `model`?" in checks(run)["settings"]["sentence"]


def test_the_doctor_speaks_in_lines(run: Run) -> None:
    done = run("doctor")
    assert done.code == 0 and "✓ database" in done.out and "! keyring" in done.out
