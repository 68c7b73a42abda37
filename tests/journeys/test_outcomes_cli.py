"""What came of it, from a command line: marked, answered, snoozed, taken back; opt-outs in and out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.conftest import Run
from tests.looks.shop import MadeUpShop


@pytest.fixture
def at(tmp_path: Path) -> tuple[str, Path]:
    MadeUpShop(tmp_path / "shop.db").fill()
    return "--database", tmp_path / "shop.db"


def lane(run: Run, at: tuple[str, Path], entry: int) -> str:
    found = [
        name
        for name in ("unpaid", "consulted", "win-back", "replied", "waiting", "closed")
        for one in run("queue", "--lane", name, *at, "--json").json["entries"]
        if one["id"] == entry
    ]
    (name,) = found
    return name


def test_a_contact_from_answer_to_undo(run: Run, at: tuple[str, Path]) -> None:
    before = run("contact", "list", 1, *at, "--json").json
    assert run("contact", "answer", 1, "¿Hay talla M?", *at, "--json").json["heard"] == ""
    assert lane(run, at, 1) == "replied"
    assert "tomorrow" not in run("contact", "snooze", 1, "tomorrow 10", "--reason", "asked", *at).out
    assert lane(run, at, 1) == "waiting"
    assert run("contact", "mark", 1, "lost", "bought elsewhere", *at).out == "Lucía Ferro is lost: bought elsewhere.\n"
    assert lane(run, at, 1) == "closed"
    history = run("contact", "list", 1, *at, "--json").json["history"]
    assert {one["kind"] for one in history[:2]} == {"lost", "answer"}
    for _ in range(3):
        assert run("contact", "undo", *at).code == 0
    assert lane(run, at, 1) == "replied"  # to what she wrote two days ago
    assert run("contact", "list", 1, *at, "--json").json == before
    assert run("contact", "undo", *at).code == 1


def test_what_is_not_understood_exits_with_a_sentence(run: Run, at: tuple[str, Path]) -> None:
    failed = run("contact", "snooze", 2, "soonish", *at)
    assert failed.code == 1 and "tomorrow 9, in 3 hours" in failed.err
    assert run("contact", "mark", 2, "gone", *at).code == 2


def test_opt_outs_go_out_and_come_in(run: Run, at: tuple[str, Path], tmp_path: Path) -> None:
    run("contact", "answer", 3, "=STOP", *at)
    run("contact", "answer", 3, "STOP", *at)
    assert run("optout", "add", "+34 600 00 00 99", "--words", "by letter", *at, "--json").json == {"added": True}
    file = tmp_path / "out.csv"
    assert run("optout", "export", file, *at, "--json").json["written"] == 3
    other = ("--database", tmp_path / "other.db")
    MadeUpShop(other[1]).fill()
    assert lane(run, other, 3) != "closed"
    assert run("optout", "import", file, *other, "--json").json == {"added": 3, "known": 0}
    assert run("optout", "import", file, *other, "--json").json == {"added": 0, "known": 3}
    assert lane(run, other, 3) == "closed"


def test_a_list_without_a_header_is_taken_and_a_bad_line_is_named(
    run: Run, at: tuple[str, Path], tmp_path: Path
) -> None:
    file = tmp_path / "stop.csv"
    file.write_text("+34600000099\nsomeone@else.example\n", encoding="utf-8")
    assert run("optout", "import", file, *at, "--json").json["added"] == 2
    file.write_text("+34600000098\nhello\n", encoding="utf-8")
    failed = run("optout", "import", file, *at)
    assert failed.code == 2 and "line 2" in failed.err
    assert len(run("optout", "list", *at, "--json").json["opt_outs"]) == 2


def test_undoing_an_answer_leaves_the_opt_out_heard_in_it(run: Run, at: tuple[str, Path]) -> None:
    assert run("contact", "answer", 3, "Good morning\nSTOP\nthanks", *at, "--json").json["heard"] == "opt-out"
    opted_out = run("optout", "list", *at, "--json").json["opt_outs"]
    done = run("contact", "undo", *at)
    assert done.code == 0 and "the opt-out heard in it stays" in done.out and "--mistake" in done.out
    assert run("optout", "list", *at, "--json").json["opt_outs"] == opted_out != []
    value = opted_out[0]["value"]
    assert run("optout", "lift", value, *at).code == 2
    assert run("optout", "lift", value, "--mistake", "pasted at the wrong customer", *at).code == 0
    assert run("optout", "list", *at, "--json").json["opt_outs"] == []


def test_only_their_own_words_lift_an_opt_out(run: Run, at: tuple[str, Path]) -> None:
    run("optout", "add", "ana@shop.example", *at)
    assert "own words" in run("optout", "lift", "ana@shop.example", "--words", "she is fine with it", *at).err
    assert run("optout", "lift", "ana@shop.example", "--words", "START", *at).code == 0
    assert run("optout", "list", *at, "--json").json["opt_outs"] == []
    assert "has not opted out" in run("optout", "lift", "ana@shop.example", "--words", "START", *at).err
