"""The clipboard watched for a customer's words: a real child process, and a stand-in for the desktop's clipboard."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dingterm.desk.clipboard_words import words_of_customer
from dingterm.desk.demo import open_demo
from dingterm.desk.session import Session
from tests.looks.desk import Desk, opened

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the stand-in is an xclip, which only Linux uses")

XCLIP = '#!/bin/sh\ncase "$*" in *-o*) echo x >> "$0.looks"; cat "$0.held" 2>/dev/null;; *) cat > "$0.held";; esac\n'
PATIENCE = 15.0


@pytest.fixture
def clipboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the stand-in keeps its text in."""
    program = tmp_path / "bin" / "xclip"
    program.parent.mkdir()
    program.write_text(XCLIP)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":9")
    for name in ("WAYLAND_DISPLAY", "TMUX", "STY", "SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"):
        monkeypatch.delenv(name, raising=False)
    held = program.with_name("xclip.held")
    held.write_text("there before")
    return held


@pytest.fixture
def session() -> Iterator[Session]:
    opened_session = open_demo()
    yield opened_session
    opened_session.close()


def looks(clipboard: Path) -> int:
    counted = clipboard.with_name("xclip.looks")
    return len(counted.read_text()) if counted.exists() else 0


async def shows(desk: Desk, text: str) -> None:
    end = asyncio.get_running_loop().time() + PATIENCE
    while text not in " ".join(desk.text().split()):
        assert asyncio.get_running_loop().time() < end, f"never saw {text!r}:\n{desk.text()}"
        await asyncio.sleep(0.05)
        await desk.settle()


async def watched(desk: Desk, clipboard: Path) -> None:
    """Watch, and wait until the child has looked once."""
    before = looks(clipboard)
    await desk.press("W")
    await shows(desk, "clipboard watched")
    while looks(clipboard) == before:
        await asyncio.sleep(0.05)


async def test_copied_words_are_offered_and_answered(session: Session, clipboard: Path) -> None:
    async with opened(session, (120, 40)) as desk:
        await desk.press("y")
        assert looks(clipboard) == 0, "nothing is read until it is asked for"
        await watched(desk, clipboard)
        assert "there before" not in desk.text()
        clipboard.write_text("¿Cuánto cuesta el envío a Sevilla?")
        await shows(desk, "Copied: “¿Cuánto cuesta el envío a Sevilla?”. y answers it for Sofía Ejemplo.")
        assert "y answer it" in desk.lines()[-1]
        await desk.press("y")
        await shows(desk, "Delivery question")
        assert desk.screen.choices.searching, "without a server the templates for these words are offered"
        await desk.press("escape", "W")
        assert "not watched any more" in desk.text() and "clipboard watched" not in desk.text()


async def test_what_is_no_message_and_our_own_reply_are_left_alone(session: Session, clipboard: Path) -> None:
    async with opened(session, (120, 40)) as desk:
        await watched(desk, clipboard)
        await desk.press("1", "enter")
        ours = clipboard.read_text()
        assert "shop.example" in ours, "copied by the desk itself"
        clipboard.write_text("hunter2-Pa55")
        await asyncio.sleep(1.5)
        clipboard.write_text(ours)
        await asyncio.sleep(1.5)
        await desk.settle()
        assert "Copied: “" not in desk.text() and "hunter2" not in desk.text()


async def test_nothing_is_read_while_presenting_and_that_is_said(session: Session, clipboard: Path) -> None:
    async with opened(session, (120, 40)) as desk:
        await watched(desk, clipboard)
        await desk.press("f8")
        assert "not watched while you present" in desk.text() and "clipboard watched" not in desk.text()
        await asyncio.sleep(1.0)
        before = looks(clipboard)
        clipboard.write_text("my surname is Ejemplo")
        await asyncio.sleep(1.5)
        assert looks(clipboard) == before
        await desk.press("W")
        assert "not watched while you present" in desk.text()
        await desk.press("f8")
        await shows(desk, "clipboard watched")


async def test_over_ssh_it_is_refused(
    session: Session, clipboard: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "1 2 3 4")
    async with opened(session, (60, 24)) as desk:
        await desk.press("W")
        assert "not watched over SSH" in desk.text()
    assert looks(clipboard) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("¿Tienen talla M?", True), ("STOP", True), ("precio?", True), ("多少钱", True), ("ok\ngracias", True),
        ("https://shop.example/a b", True), ("https://shop.example/x?y=1", False), ("ana@shop.example", False),
        ("+34 600 00 00 01", False), ("hunter2", False), ("Tr0ub4dor&3", False), ("4111 1111 1111 1111", False),
        ("", False), ("😀", False), ("sk-abcDEF123", False),
    ],
)  # fmt: skip
def test_what_counts_as_words(text: str, words: bool) -> None:
    assert bool(words_of_customer(text)) is words
