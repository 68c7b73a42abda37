"""One line on a terminal that says how far long work has come; nothing where nobody looks."""

from __future__ import annotations

import sys
import time

_END_OF_LINE = "\x1b[K"
"""Clears what a longer line before left behind (ECMA-48, erase in line)."""


class ProgressLine:
    """Written anew with each step on stderr: share, rows, rows a second, time left."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._shown = sys.stderr.isatty()

    def show(self, share: float, rows: int, more: str = "") -> None:
        """Say how far it is.

        Args:
            share: Of the work that is done, 0 to 1; the line ends with 1.
            rows: Rows done.
            more: What else is to be said.
        """
        if not self._shown:
            return
        seconds = max(time.monotonic() - self._began, 0.001)
        left = f"{_lasting(seconds * (1 - share) / share)} left" if 0 < share < 1 else ""
        told = "  ".join(filter(None, (f"{share:4.0%}", f"{rows:,} rows", f"{rows / seconds:,.0f}/s", more, left)))
        sys.stderr.write(f"\r{told}{_END_OF_LINE}" + ("\n" if share >= 1 else ""))
        sys.stderr.flush()

    def say(self, text: str) -> None:
        """Say what follows, where nothing can be counted."""
        if self._shown:
            sys.stderr.write(f"{text}\n")


def _lasting(seconds: float) -> str:
    """`4 s`, `2:05`."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}" if minutes else f"{rest} s"
