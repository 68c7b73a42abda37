"""The customer of a lesson: an AI server plays them where one is set, and the script where it does not serve."""

from __future__ import annotations

import json

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from dingterm import paths
from dingterm.desk import lesson_customer
from dingterm.desk.lessons import Play, open_lesson
from tests.unit.replies.draft_server import said

DEAR = "Love it! A bit dear for me though, could you do a discount?"
CASES = {
    "an opt-out that nobody wrote": "Stop writing to me. No discount needed.",
    "nothing of what was asked": "Good morning!",
    "far too much": "Any discount? " * 40,
}


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lesson_customer, "PATIENCE", 60.0)


def set_server(url: str) -> None:
    paths.config_dir().mkdir(parents=True, exist_ok=True)
    settings = f'language = "en"\n[ai]\nbase-url = "{url}"\nmodel = "m"\n'
    (paths.config_dir() / "settings.toml").write_text(settings, "utf-8")


def played(text: str, httpserver: HTTPServer) -> tuple[Play, list[str]]:
    """A lesson whose customer is played by a server that says this, and what the server was asked."""
    asked: list[str] = []

    def answer(request: Request) -> Response:
        asked.append(json.loads(request.get_data())["messages"][-1]["content"])
        return said(text)

    httpserver.expect_request("/v1/chat/completions").respond_with_handler(answer)
    set_server(httpserver.url_for("/v1"))
    return open_lesson("price-objection"), asked


def in_the_store(play: Play) -> str:
    assert play.scene.person is not None
    with play.session.store.reading() as db:
        row = db.execute(
            "SELECT text FROM message WHERE customer_id = ? AND source = 'lesson'", (play.scene.person.id,)
        ).fetchone()
    return str(row["text"])


def test_a_server_plays_the_customer_in_its_own_words(httpserver: HTTPServer) -> None:
    play, asked = played(f'"{DEAR}"', httpserver)
    assert play.scene.why == ""
    assert in_the_store(play) == play.scene.words == DEAR and DEAR in play.words
    assert "Any discount?" in asked[0]
    play.session.close()


@pytest.mark.parametrize("words", CASES.values(), ids=CASES)
def test_what_does_not_mean_what_the_lesson_needs_is_not_said(httpserver: HTTPServer, words: str) -> None:
    play, _asked = played(words, httpserver)
    assert in_the_store(play) == play.scene.words and play.scene.words.startswith("It is lovely")
    assert any("meant something else" in line for _tone, line in play.hint)
    play.session.close()


def test_without_a_server_that_answers_the_lesson_goes_on(httpserver: HTTPServer) -> None:
    set_server("http://127.0.0.1:9/v1")
    play = open_lesson("price-objection")
    assert play.scene.words.startswith("It is lovely")
    assert any("what is written in the lesson" in line for _tone, line in play.hint)
    play.session.close()
