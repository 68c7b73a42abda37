"""The whole way in a real tmux: the program starts, two keys are pressed, the reply is in the paste buffer."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

PATIENCE = 60
"""Seconds to wait for the screen at the most."""


class Tmux:
    """A tmux server of the test's own with the demo in its only pane."""

    def __init__(self, home: Path) -> None:
        self.socket = home / "tmux"
        self.environ = {**os.environ, "HOME": str(home), "DINGTERM_HOME": str(home / "home"), "LC_ALL": "C.UTF-8"}
        self.environ |= {"VISUAL": "", "EDITOR": "sed -i 's/^title = .*/title = \"Gespeichert by sed\"/'"}
        self("new-session", "-d", "-x", "120", "-y", "40", f"{sys.executable} -m dingterm demo")

    def __call__(self, *words: str) -> str:
        command = ["tmux", "-S", str(self.socket), "-f", "/dev/null", *words]
        done = subprocess.run(command, capture_output=True, text=True, timeout=10, env=self.environ, check=True)
        return done.stdout

    def shows(self, text: str) -> str:
        """Wait for a text on the screen."""
        end = time.monotonic() + PATIENCE
        while text not in (seen := self("capture-pane", "-p")):
            assert time.monotonic() < end, f"never saw {text!r}:\n{seen}"
            time.sleep(0.05)
        return seen


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    if not shutil.which("tmux"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("tmux is not installed")
    server = Tmux(tmp_path)
    yield server
    subprocess.run(["tmux", "-S", str(server.socket), "kill-server"], capture_output=True, check=False)


def test_a_reply_is_copied_logged_and_taken_back(tmux: Tmux) -> None:
    tmux.shows("Unpaid ")
    tmux.shows("▌")
    tmux("send-keys", "1")
    tmux.shows("signs ·")
    tmux("send-keys", "Enter")
    seen = tmux.shows("logged")
    assert "Copied by tmux" in seen
    assert "https://shop.example/carts/" in tmux("show-buffer")
    tmux("send-keys", "u")
    tmux.shows("taken back")
    tmux("send-keys", "q")


def test_a_template_goes_through_the_editor_of_the_agent(tmux: Tmux) -> None:
    tmux.shows("▌")
    tmux("send-keys", "1")
    tmux.shows("signs ·")
    tmux("send-keys", "E")
    tmux.shows("What this customer would read")
    tmux("send-keys", "C-o")
    tmux.shows("Gespeichert by sed")
    tmux("send-keys", "Enter")
    tmux.shows("Reply · Gespeichert by sed")
    kept = list((Path(tmux.environ["DINGTERM_HOME"]) / "config" / "templates").iterdir())
    assert len(kept) == 1 and 'title = "Gespeichert by sed"' in kept[0].read_text()
    tmux("send-keys", "q")
