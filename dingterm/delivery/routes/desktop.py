"""The desktop's own clipboard, through pyperclip in a child process.

A child, because the tools behind pyperclip can hang on a dead display and write their complaints to the terminal:
a child can be ended, and has no terminal.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from dingterm.delivery.place import Environ
from dingterm.delivery.routes.taken import Taken
from dingterm.errors import DeliveryError

TIMEOUT = 4.0
"""Seconds the clipboard may take, Python's start included."""

CONFIRMED, UNCONFIRMED, NO_TOOL, NOT_KEPT, BROKEN = 0, 10, 11, 12, 13
"""Exit statuses of the child."""

_REASONS = {
    NO_TOOL: "no tool for it answers (install wl-clipboard, xclip or xsel)",
    NOT_KEPT: "it did not keep the text (is the display gone?)",
    BROKEN: "its tool failed",
}


def copy_to_desktop(data: bytes, environ: Environ) -> Taken:
    """Put the text on the desktop's clipboard and, where cheap, read it back.

    Args:
        data: The text in UTF-8.
        environ: The environment of the session (display, PATH).

    Raises:
        DeliveryError: There is no tool, it failed or hung, or the text read back differs.
    """
    status = _run_child(data, environ)
    if status in (CONFIRMED, UNCONFIRMED):
        confirmed = status == CONFIRMED
        seen = "" if confirmed else "; it was not read back"
        return Taken(confirmed, f"Copied to the desktop's clipboard{seen}")
    raise DeliveryError(_REASONS.get(status, f"its process ended with status {status}"))


def _run_child(data: bytes, environ: Environ) -> int:
    # Nothing is captured: xclip stays behind to serve the clipboard and would hold a pipe open for ever.
    command = [sys.executable, "-m", "dingterm.delivery.routes.desktop_child"]
    quiet, pipe = subprocess.DEVNULL, subprocess.PIPE
    try:
        child = subprocess.Popen(
            command, stdin=pipe, stdout=quiet, stderr=quiet, env=dict(environ), start_new_session=True
        )
    except OSError as error:
        raise DeliveryError(f"its process could not be started ({error.strerror})") from error
    try:
        child.communicate(data, timeout=TIMEOUT)
    except subprocess.TimeoutExpired as error:
        _end(child)
        raise DeliveryError(f"it did not answer within {TIMEOUT:g} s") from error
    return child.returncode


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child and, where there are process groups, the tool that it waits for."""
    if sys.platform == "win32":
        child.kill()
    else:
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
