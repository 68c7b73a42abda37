"""The real program in a pseudo-terminal: every byte it sends, and the screen those bytes paint."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyte

QUIET = 0.15
"""Seconds without a byte after which a frame is taken for finished."""


@dataclass
class Terminal:
    """A child process on a terminal of its own."""

    columns: int
    rows: int
    pid: int
    fd: int
    sent: bytearray = field(default_factory=bytearray)

    def read_until(self, marker: str, seconds: float = 30) -> bool:
        """Read until the marker was sent; says whether it was."""
        wanted, end = marker.encode(), time.monotonic() + seconds
        while wanted not in self.sent and time.monotonic() < end:
            self._read(0.2)
        return wanted in self.sent

    def press(self, keys: str) -> None:
        """Send keys and read what they paint."""
        os.write(self.fd, keys.encode())
        self.rest()

    def rest(self) -> None:
        """Read until the program is quiet and has nothing under way: on a busy machine it may be quiet in its work."""
        while self._read(QUIET) or self._works():
            pass

    def screen(self) -> str:
        """What is on the screen."""
        painted = pyte.Screen(self.columns, self.rows)
        pyte.ByteStream(painted).feed(bytes(self.sent))
        return "\n".join(painted.display)

    def alive(self) -> bool:
        """Whether the program still runs."""
        return os.waitpid(self.pid, os.WNOHANG) == (0, 0)

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGTERM)
        while self._read(0.2):
            pass
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _works(self) -> bool:
        """Whether a thread of the program runs or waits for a core or a disk; unknown where there is no `/proc`."""
        states = (stat.read_text().rpartition(") ")[2][0] for stat in Path(f"/proc/{self.pid}/task").glob("*/stat"))
        return any(state in "RD" for state in states)

    def _read(self, seconds: float) -> bool:
        if not select.select([self.fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:  # the child has closed its side
            return False
        self.sent += data
        return bool(data)


def start(arguments: Sequence[str], env: Mapping[str, str], columns: int = 160, rows: int = 45) -> Terminal:
    """Start `python -m dingterm` with these arguments."""
    pid, fd = pty.fork()
    if pid == 0:
        os.execve(sys.executable, [sys.executable, "-m", "dingterm", *arguments], dict(env))
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    return Terminal(columns, rows, pid, fd)
