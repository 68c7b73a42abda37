"""A copied reply inside a real tmux server: its paste buffer, and the terminal outside."""

from __future__ import annotations

import base64
import os
import pty
import re
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dingterm.delivery.clipboard import Route, copy

REPLY = "Hola Lucía 👋🏽, tu camisa 亚麻衬衫 sigue aquí: 89,90 €\n«¿Te ayudo?» 👩‍👩‍👧 \\033]52 $(id) 'q' \"q\"\t#&+%\n"
TEN_KB = (REPLY * 200).encode()[:10_240].decode(errors="ignore")


def needs_tmux() -> None:
    if shutil.which("tmux"):
        return
    if os.environ.get("CI"):
        pytest.fail("tmux is not installed, and CI must run this test")
    pytest.skip("tmux is not installed")


@dataclass
class Server:
    """A tmux server of the test's own, with one session."""

    socket: Path
    environ: dict[str, str]

    def tmux(self, *arguments: str) -> bytes:
        command = ["tmux", "-S", str(self.socket), "-f", "/dev/null", *arguments]
        return subprocess.run(command, check=True, capture_output=True, timeout=10, env=self.environ).stdout


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    needs_tmux()
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    made = Server(tmp_path / "tmux", environ)
    made.tmux("new-session", "-d", "-x", "80", "-y", "24", "cat")
    try:
        yield made
    finally:
        made.tmux("kill-server")


@pytest.fixture
def inside(server: Server) -> dict[str, str]:
    """The environment a program in the session's pane has."""
    variable = server.tmux("display-message", "-p", "#{socket_path},#{pid},0").decode().strip()
    return server.environ | {"TMUX": variable, "TERM": "tmux-256color"}


def refuse(_: str) -> None:
    raise AssertionError("nothing may be written to the terminal")


@pytest.mark.parametrize("setting", ["off", "external", "on"])
def test_ten_kb_arrive_byte_for_byte_in_the_paste_buffer(server: Server, inside: dict[str, str], setting: str) -> None:
    server.tmux("set-option", "-s", "set-clipboard", setting)

    done = copy(TEN_KB, write_terminal=refuse, environ=inside)

    assert (done.route, done.confirmed) == (Route.TMUX, True)
    assert done.sentence == "Copied by tmux; also handed to the outer terminal."
    assert server.tmux("show-buffer") == TEN_KB.encode()


def test_the_terminal_outside_gets_the_text_too(server: Server, inside: dict[str, str]) -> None:
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe("tmux", ["tmux", "-S", str(server.socket), "attach"], server.environ)
    try:
        read_until(terminal, rb"\x1b\[\?1049h")
        copy(TEN_KB, write_terminal=refuse, environ=inside)
        match = read_until(terminal, rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]+)(?:\x07|\x1b\\)")
    finally:
        server.tmux("detach-client")
        os.close(terminal)
        os.waitpid(process, 0)
    assert base64.b64decode(match[1]) == TEN_KB.encode()


def read_until(terminal: int, pattern: bytes, seconds: float = 10) -> re.Match[bytes]:
    """Read what the terminal gets until it matches."""
    seen, deadline = b"", time.monotonic() + seconds
    while not (match := re.search(pattern, seen)):
        assert select.select([terminal], [], [], deadline - time.monotonic())[0], f"only {seen[-300:]!r} came"
        seen += os.read(terminal, 65_536)
    return match


def test_a_server_that_is_gone_is_named(server: Server, inside: dict[str, str], tmp_path: Path) -> None:
    sent: list[str] = []

    done = copy("hi", write_terminal=sent.append, environ=inside | {"TMUX": f"{tmp_path}/gone,1,0"})

    assert (done.route, done.confirmed, len(sent)) == (Route.PASSTHROUGH, False, 1)
    assert "tmux: it did not take the text" in done.sentence
