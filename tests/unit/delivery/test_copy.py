from __future__ import annotations

import os
import select
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dingterm.delivery.clipboard import Route, copy
from dingterm.delivery.routes import desktop, tmux
from dingterm.errors import DeliveryError

from .texts import TEN_KB

Install = Callable[[str, str], Path]
TMUX = {"TMUX": "/nowhere/default,1,0", "TERM": "tmux-256color"}
KEEPS = 'case "$*" in *-o*) cat "$0.out";; *) cat > "$0.out";; esac'
FORGETS = 'case "$*" in *-o*) echo old;; *) cat > /dev/null; echo NOISE >&2;; esac'

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the stand-in is an xclip, which only Linux uses")


def refuse(_: str) -> None:
    raise AssertionError("nothing may be written to the terminal")


@linux_only
def test_a_desktop_clipboard_is_read_back(install: Install, environ: dict[str, str]) -> None:
    kept = install("xclip", KEEPS)

    done = copy(TEN_KB, write_terminal=refuse, environ=environ | {"DISPLAY": ":9"})

    assert (done.route, done.confirmed) == (Route.DESKTOP, True)
    assert done.sentence == "Copied to the desktop's clipboard."
    assert kept.with_name("xclip.out").read_bytes() == TEN_KB.encode()


@linux_only
def test_a_dead_display_is_noticed_and_osc52_tried(
    install: Install, environ: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    install("xclip", FORGETS)
    sent: list[str] = []

    done = copy("hi", write_terminal=sent.append, environ=environ | {"DISPLAY": ":9"})

    assert (done.route, done.confirmed, len(sent)) == (Route.OSC52, False, 1)
    assert "did not keep the text" in done.sentence and "does not confirm" in done.sentence
    assert capfd.readouterr() == ("", "")


@linux_only
def test_a_hanging_clipboard_tool_is_ended(
    install: Install, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    install("xclip", 'echo $$ > "$0.pid"; exec tail -f /dev/null')
    monkeypatch.setattr(desktop, "TIMEOUT", 1.5)
    sent: list[str] = []

    done = copy("hi", write_terminal=sent.append, environ=environ | {"DISPLAY": ":9"})

    assert done.route is Route.OSC52 and "did not answer within 1.5 s" in done.sentence
    assert ends(int((Path(environ["HOME"]) / "xclip.pid").read_text()))


def ends(pid: int) -> bool:
    """Whether a process is gone, or goes within a few seconds."""
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    return bool(select.select([process], [], [], 5)[0])


def test_tmux_takes_the_text_by_its_own_command(install: Install, environ: dict[str, str]) -> None:
    install("tmux", 'echo "$TMUX $*" > "$0.args"; cat > "$0.out"')

    done = copy(TEN_KB, write_terminal=refuse, environ=environ | TMUX)

    assert (done.route, done.confirmed, done.bytes) == (Route.TMUX, True, len(TEN_KB.encode()))
    folder = Path(environ["HOME"])
    assert (folder / "tmux.out").read_bytes() == TEN_KB.encode()
    assert (folder / "tmux.args").read_text() == "/nowhere/default,1,0 load-buffer -w -\n"


@linux_only
def test_inside_tmux_at_a_desktop_both_are_filled(install: Install, environ: dict[str, str]) -> None:
    install("tmux", "cat > /dev/null")
    install("xclip", KEEPS)

    done = copy("hi", write_terminal=refuse, environ=environ | TMUX | {"DISPLAY": ":9"})

    assert done.route is Route.TMUX
    assert done.sentence == (
        "Copied by tmux; also handed to the outer terminal. Copied to the desktop's clipboard."
    )


@linux_only
@pytest.mark.parametrize("multiplexer", [{}, TMUX])
def test_the_windows_clipboard_is_not_read_back(
    install: Install, environ: dict[str, str], multiplexer: dict[str, str]
) -> None:
    install("tmux", "cat > /dev/null")
    install("clip.exe", "")
    install("xclip", 'case "$*" in *-o*) touch "$0.read";; *) cat > "$0.out";; esac')
    windows = {"WSL_DISTRO_NAME": "Debian", "DISPLAY": ":9"}

    done = copy("hi", write_terminal=refuse, environ=environ | multiplexer | windows)

    assert done.sentence.endswith("Copied to the desktop's clipboard; it was not read back.")
    assert done.confirmed == (done.route is Route.TMUX) == bool(multiplexer)
    assert not (Path(environ["HOME"]) / "xclip.read").exists()


def test_a_tmux_before_3_2_fills_its_buffer_only(install: Install, environ: dict[str, str]) -> None:
    usage = "usage: load-buffer [-b name] path"
    install("tmux", f'case "$*" in *-w*) echo "{usage}" >&2; exit 1;; *) cat > "$0.out";; esac')

    done = copy("hi", write_terminal=refuse, environ=environ | TMUX)

    assert done.route is Route.TMUX and "paste buffer only" in done.sentence
    assert (Path(environ["HOME"]) / "tmux.out").read_text() == "hi"


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo 'error connecting to /nowhere (No such file)' >&2; exit 1", "error connecting to /nowhere"),
        ("exit 3", "exit status 3"),
        ("printf '\\033]52;c;eA==\\007' >&2; exit 1", "␛]52;c;eA==␇"),
        ("exec tail -f /dev/null", "did not answer within 0.3 s"),
    ],
)
def test_a_failing_tmux_is_named_and_the_next_route_tried(
    install: Install, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch, script: str, reason: str
) -> None:
    install("tmux", script)
    monkeypatch.setattr(tmux, "TIMEOUT", 0.3)
    sent: list[str] = []

    done = copy("hi", write_terminal=sent.append, environ=environ | TMUX)

    assert (done.route, done.confirmed, len(sent)) == (Route.PASSTHROUGH, False, 1)
    assert reason in done.sentence and "allow-passthrough" in done.sentence


def test_over_tmux_limit_no_route_is_left(install: Install, environ: dict[str, str]) -> None:
    install("tmux", "exit 0")

    done = copy("x" * 2_000_001, write_terminal=refuse, environ=environ | TMUX)

    assert done.route is Route.NONE
    assert "tmux: over its limit: 2,000,001 bytes of at most 2,000,000" in done.sentence


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), ValueError("I/O operation on closed file")])
def test_a_terminal_that_is_gone_is_said(environ: dict[str, str], error: Exception) -> None:
    def broken(_: str) -> None:
        raise error

    done = copy("hi", write_terminal=broken, environ=environ)

    assert done.route is Route.NONE and not done.confirmed
    assert "could not be written to" in done.sentence and "by hand" in done.sentence


def test_a_terminal_without_any_route_is_said(environ: dict[str, str]) -> None:
    done = copy("hi", write_terminal=refuse, environ=environ | {"TERM": "dumb"})

    assert (done.route, done.bytes) == (Route.NONE, 0)
    assert done.sentence == "Nothing was copied (this terminal has no way to the clipboard). Take the text by hand."


@pytest.mark.parametrize(("text", "reason"), [("", "empty"), ("ab\ud83d", "Sign 3")])
def test_what_is_no_text_is_refused(environ: dict[str, str], text: str, reason: str) -> None:
    with pytest.raises(DeliveryError, match=reason):
        copy(text, write_terminal=refuse, environ=environ)
