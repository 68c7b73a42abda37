"""The child process of `desktop`: text on stdin, the outcome as exit status. Run, never imported at start."""

from __future__ import annotations

import os
import sys

import pyperclip

from dingterm.delivery.place import in_wsl
from dingterm.delivery.routes.desktop import BROKEN, CONFIRMED, NO_TOOL, NOT_KEPT, UNCONFIRMED


def main() -> int:
    """Copy stdin; returns one of the statuses that `desktop` knows."""
    text = sys.stdin.buffer.read().decode("utf-8")
    copy, paste = pyperclip.determine_clipboard()
    if not copy:  # `pyperclip.is_available()` says yes too often
        return NO_TOOL
    try:
        copy(text)
        if in_wsl(os.environ):  # reading back starts PowerShell: a second or more
            return UNCONFIRMED
        kept = paste()
    except (OSError, RuntimeError):
        return BROKEN
    return CONFIRMED if _same(kept, text) else NOT_KEPT


def _same(kept: str, text: str) -> bool:
    return kept.replace("\r\n", "\n") == text.replace("\r\n", "\n")


if __name__ == "__main__":
    sys.exit(main())
