"""Opening a link in the agent's browser or chat app: only here, only where a window can appear."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dingterm.delivery.place import Environ, at_desktop, in_wsl, over_ssh
from dingterm.safe_text import safe_text

SCHEMES = ("https", "whatsapp", "viber", "sms", "tg")
"""What may be opened; anything else could start any program."""

PATIENCE = 1.0
"""Seconds in which an opener may report failure; one that still runs then has opened something."""

_PLAIN = re.compile("[!-~]+")
_PROGRAMS = {
    "darwin": (("open",),),
    "wsl": (("wslview",), ("explorer.exe",)),
    "linux": (("xdg-open",), ("gio", "open")),
}
_ALWAYS_FAILS = "explorer.exe"
"""Ends with status 1 whatever it did."""


@dataclass(frozen=True)
class Opened:
    """Whether a link was opened.

    Attributes:
        opened: The system's opener took it.
        sentence: What happened, or why not and what to do.
    """

    opened: bool
    sentence: str


def open_link(url: str, environ: Environ = os.environ, platform: str = sys.platform) -> Opened:
    """Open a link with the system's own program; blocks for up to `PATIENCE`, so call it in a worker.

    Args:
        url: A percent-encoded address of one of `SCHEMES`.
        environ: The environment of the session.
        platform: As `sys.platform`.
    """
    refusal = _refusal(url, environ, platform)
    if refusal:
        return Opened(False, refusal)
    if platform == "win32":
        return _start_on_windows(url)
    kind = "wsl" if in_wsl(environ) else "darwin" if platform == "darwin" else "linux"
    for name, *arguments in _PROGRAMS[kind]:
        program = shutil.which(name, path=environ.get("PATH"))
        if program:
            return _run([program, *arguments, url], environ)
    names = " or ".join(program[0] for program in _PROGRAMS[kind])
    return Opened(False, f"Not opened: {names} is not installed. Click the link or copy it.")


def _refusal(url: str, environ: Environ, platform: str) -> str:
    if not _PLAIN.fullmatch(url) or urlsplit(url).scheme not in SCHEMES:
        return f"Not opened: “{safe_text(url, limit=60)}” is no address of {', '.join(SCHEMES)}."
    if over_ssh(environ):
        return "Not opened: this session runs over SSH, and the browser is at your end. Click the link or copy it."
    if not at_desktop(environ, platform):
        return "Not opened: there is no display here. Click the link or copy it."
    return ""


def _run(command: list[str], environ: Environ) -> Opened:
    quiet, name = subprocess.DEVNULL, Path(command[0]).name
    try:
        process = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, env=dict(environ), start_new_session=True
        )
        status = process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        return Opened(True, f"Opened by {name}.")
    except OSError as error:
        return Opened(False, f"Not opened: {name} could not be started ({error.strerror}). Click the link or copy it.")
    if status == 0 or name == _ALWAYS_FAILS:
        return Opened(True, f"Opened by {name}.")
    return Opened(False, f"Not opened: {name} failed with status {status}. Click the link or copy it.")


def _start_on_windows(url: str) -> Opened:
    if sys.platform == "win32":
        try:
            os.startfile(url)
        except OSError as error:
            return Opened(False, f"Not opened: Windows refused ({error.strerror}). Click the link or copy it.")
        return Opened(True, "Opened by Windows.")
    return Opened(False, "Not opened: this is not Windows.")
