"""`dingterm numbers` as somebody uses it: words, files and pipes in; text or one JSON document out."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dingterm.cli import numbers

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Call `dingterm numbers` with these words and this text piped in."""

    def called(*words: object, piped: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(piped))
        code = 0
        try:
            numbers.app([str(word) for word in words], standalone_mode=True)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return called


def document(said: tuple[int, str, str]) -> Any:
    assert said[0] == 0
    return json.loads(said[1])


def test_checking_numbers(ask: Ask) -> None:
    told = document(ask("check", "020 7031 3000", "8.61381E+12", "--region", "gb", "--json"))["numbers"]
    assert [(one["raw"], one["e164"], one["verdict"]) for one in told] == [
        ("020 7031 3000", "+442070313000", "valid"),
        ("8.61381E+12", None, "digits_lost"),
    ]
    code, out, _ = ask("check", "+44 7700 900123")
    assert (code, out.split("  ")[1:5]) == (
        0,
        ["+447700900123", "GB", "fictional", "reserved for drama and examples, nobody's\n"],
    )


def test_a_file_and_a_pipe(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "phones.txt"
    file.write_text("\ufeff612 345 678\n\n+1 212 555 2368\n", encoding="utf-8")
    told = document(ask("check", "-f", file, "-r", "ES", "--json"))["numbers"]
    assert [one["e164"] for one in told] == ["+34612345678", "+12125552368"]
    piped = document(ask("check", "-r", "ES", "--json", piped="612 345 678\n+1 212 555 2368\n"))["numbers"]
    assert piped == told


def test_styles(ask: Ask) -> None:
    assert ask("format", "+442070313000", "x", "--style", "national")[:2] == (0, "020 7031 3000\n\n")
    assert ask("format", "+442070313000", "--style", "wa")[:2] == (0, "442070313000\n")
    code, _, err = ask("format", "+442070313000", "--style", "fancy")
    assert (code, "Known: e164" in err) == (2, True)


def test_searching_text(ask: Ask) -> None:
    (found,) = document(ask("extract", "-r", "GB", "--json", piped="hello\ncall 020 7031 3000 now\n"))["found"]
    assert found == {"line": 2, "start": 5, "end": 18, "text": "020 7031 3000", "e164": "+442070313000"}


def test_making_numbers_up(ask: Ask, tmp_path: Path) -> None:
    first = ask("generate", "-r", "ES", "-n", "5", "--seed", "1")[1].split()
    assert len(set(first)) == 5
    known = tmp_path / "known.txt"
    known.write_text("\n".join(first), encoding="utf-8")
    second = ask("generate", "-r", "ES", "-n", "5", "--seed", "1", "--exclude", known)[1].split()
    assert len(second) == 5
    assert not set(first) & set(second)
    code, _, err = ask("generate", "-r", "SE", "--kind", "fictional", "-n", "5000")
    assert (code, "295 fictional numbers" in err) == (1, True)


def test_spellings(ask: Ask) -> None:
    (one,) = document(ask("variants", "+55 31 8888-8888", "--json"))["numbers"]
    assert one["key"] == "+5531988888888"
    assert one["spellings"] == ["+553188888888", "+5531988888888"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["check", "-f", "nowhere.txt"], 1, "nowhere.txt cannot be read"),
        (["check", "1", "-r", "Spain"], 2, "'Spain' is not a region"),
        (["generate", "-r", "ZZ"], 1, "no region 'ZZ'"),
    ],
)
def test_mistakes_get_a_sentence(ask: Ask, words: list[str], code: int, said: str) -> None:
    told = ask(*words)
    assert told[0] == code
    assert said in told[2]


def test_control_characters_never_reach_the_terminal(ask: Ask) -> None:
    assert "\x1b" not in ask("check", "\x1b[31m+442070313000")[1]
