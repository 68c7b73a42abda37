"""The child process of `watching`: looks at the desktop's clipboard again and again. Run, never imported."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from threading import Event, Thread

import pyperclip

from dingterm.delivery.place import in_wsl

PAUSE, PAUSE_WSL = 0.6, 3.0
"""Seconds between two looks; on Windows' side of WSL each of them starts a PowerShell."""

LONGEST = 4_000
"""Signs of a text that a customer wrote; longer ones are something else and stay unsaid."""


def main() -> int:
    """Say what comes; what is there at the beginning is nobody's answer."""
    _copy, paste = pyperclip.determine_clipboard()
    ended = Event()
    Thread(target=_hear_end, args=(ended,), daemon=True).start()
    pause = PAUSE_WSL if in_wsl(os.environ) else PAUSE
    seen = _look(paste)
    while not ended.wait(pause):
        now = _look(paste)
        if now and now != seen and len(now) <= LONGEST:
            sys.stdout.write(json.dumps(now) + "\n")
            sys.stdout.flush()
        seen = now if now is not None else seen
    return 0


def _look(paste: Callable[[], object]) -> str | None:
    """The text of the clipboard; None where it holds none or does not answer this time."""
    try:
        text = paste()
    except (OSError, RuntimeError, UnicodeError):
        return None
    return text if isinstance(text, str) else None


def _hear_end(ended: Event) -> None:
    sys.stdin.buffer.read()
    ended.set()


if __name__ == "__main__":
    sys.exit(main())
