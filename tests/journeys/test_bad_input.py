"""What cannot be used gets one sentence that says what, where and what to do; never a traceback, nothing lost."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dingterm import paths
from tests.journeys.conftest import Done, Run

FILES: dict[str, tuple[bytes | None, str]] = {
    "missing.csv": (None, "missing.csv"),
    "empty.csv": (b"", "empty"),
    "blank.csv": (b" \n\n  \n", "blank.csv"),
    "picture.png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00" + bytes(range(256)) * 4, "picture.png"),
    "broken.json": (b'{"checkouts": [{"id": 1,}]}', "broken.json"),
    "other.json": (b'{"weather": "fine"}', "other.json"),
    "header.csv": (b"name,phone\n", "header.csv"),
    "nothing.csv": (b"colour,size\nred,4\n", "nothing.csv"),
}


def calm(done: Done) -> bool:
    return "Traceback" not in done.out + done.err and all(line.strip() for line in done.err.splitlines())


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_used_is_named_and_the_others_go_on(
    run: Run, formats: Path, tmp_path: Path, name: str
) -> None:
    content, said = FILES[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run("import", tmp_path / name, formats / "shopify_customers.csv", "--json")
    assert done.code == 1
    assert calm(done)
    assert said in done.err
    bad, good = done.json["files"]
    assert bad["error"].endswith(".")
    assert good["rows_kept"] == 3


def test_a_folder_is_no_file(run: Run, tmp_path: Path) -> None:
    done = run("import", tmp_path)
    assert (done.code, calm(done)) == (1, True)
    assert tmp_path.name in done.err


def test_ragged_rows_are_seen_and_the_rest_is_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ragged.csv").write_text("name,phone,city\nAna,+34612345678,Leon\nBen,+34612345679,Leon,extra,cells\n")
    report = run("import", tmp_path / "ragged.csv", "--json").json["files"][0]
    assert (report["rows_read"], report["rows_kept"], report["rejected"]) == (2, 1, 1)
    assert report["rejects"][0]["line"] == 3


@pytest.mark.parametrize(
    "words",
    [
        ("import",),
        ("import", "x.csv", "--region", "Spain"),
        ("queue", "--lane", "golden"),
        ("fly",),
        ("queue", "--fly"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert (done.code, "Traceback" in done.err) == (2, False)
    assert done.err


def test_a_database_from_a_newer_version(run: Run, formats: Path) -> None:
    run("import", formats / "shopify_customers.csv")
    with sqlite3.connect(paths.database_path()) as db:
        applied = "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('dingterm', 'm999', 'then')"
        db.execute(applied)
    done = run("queue")
    assert (done.code, calm(done)) == (1, True)
    assert "newer dingterm" in done.err
    assert "pip install" in done.err


def test_a_database_that_is_none(run: Run) -> None:
    paths.database_path().write_text("hello " * 500)
    done = run("queue", "--json")
    assert done.code == 1
    assert "not a database" in done.json["error"]["sentence"]


def test_a_home_that_cannot_be_written(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")  # holds for root too, whom no mode bits stop
    monkeypatch.setenv("DINGTERM_HOME", str(tmp_path / "file"))
    done = run("queue")
    assert (done.code, calm(done)) == (1, True)
    assert "DINGTERM_HOME" in done.err


def test_the_demo_needs_no_home(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("DINGTERM_HOME", str(tmp_path / "file"))
    done = run("demo")
    assert (done.code, done.err) == (0, "")
    assert "Reply “" in done.out


def test_settings_with_a_mistake_are_named(run: Run) -> None:
    (paths.config_dir() / "settings.toml").write_text('regoin = "ES"\n')
    done = run("queue")
    assert done.code == 1
    assert "settings.toml" in done.err
    assert "`region`" in done.err


def test_the_desk_without_a_terminal_says_so() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dingterm"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "needs a terminal" in done.stderr


def test_the_database_is_the_agents_alone(run: Run, formats: Path) -> None:
    run("import", formats / "shopify_customers.csv")
    assert stat.S_IMODE(paths.database_path().stat().st_mode) == 0o600


HOSTILE = "[/nope] [50% off] \x1b]52;c;aGk=\x07 \x1b[2J \u202eevil\u202c \x9b31m"


@pytest.mark.parametrize("verb", [("queue",), ("queue", "--json")], ids=" ".join)
def test_hostile_text_is_printed_harmlessly(run: Run, tmp_path: Path, verb: tuple[str, ...]) -> None:
    (tmp_path / "bad.csv").write_bytes(
        "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,"
        f"Billing Name,Id\n#1,a@example.com,pending,EUR,5,2026-03-02,1,{HOSTILE},5,{HOSTILE},77\n".encode()
    )
    assert run("import", tmp_path / "bad.csv").code == 0
    said = run(*verb).out
    assert "[/nope] [50% off]" in said
    assert not any(sign in said for sign in "\x1b\x07\x9b\u202e\u202c")
