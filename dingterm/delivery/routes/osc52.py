"""OSC 52: text for the clipboard inside an escape sequence to the terminal, bare or wrapped for what lies between.

Source: xterm's control sequences (OSC 52), tmux(1) allow-passthrough, and GNU screen's DCS pass-through.
"""

from __future__ import annotations

import base64
from collections.abc import Callable

from dingterm.delivery.routes.taken import Taken
from dingterm.errors import DeliveryError

ESC = "\x1b"
BEL = "\x07"
DCS = f"{ESC}P"
ST = f"{ESC}\\"

SCREEN_PIECE = 700
"""Bytes of one DCS string that GNU screen 4.9 takes, wrapper included (its buffer is 768)."""

WriteTerminal = Callable[[str], None]


def osc52(data: bytes) -> str:
    """The bare sequence; ended by BEL, because a wrapper would end at an inner ST."""
    return f"{ESC}]52;c;{base64.b64encode(data).decode('ascii')}{BEL}"


def through_tmux(sequence: str) -> str:
    """A sequence wrapped so that tmux hands it on unread (each ESC inside doubled)."""
    return f"{DCS}tmux;{sequence.replace(ESC, ESC * 2)}{ST}"


def through_screen(sequence: str) -> str:
    """A sequence cut into DCS strings that GNU screen hands on one after the other."""
    room = SCREEN_PIECE - len(DCS) - len(ST)
    pieces = (sequence[start : start + room] for start in range(0, len(sequence), room))
    return "".join(f"{DCS}{piece}{ST}" for piece in pieces)


def send_bare(data: bytes, write_terminal: WriteTerminal) -> Taken:
    """Send bare OSC 52."""
    _write(osc52(data), write_terminal)
    return Taken(False, "Sent to the terminal (OSC 52); the terminal does not confirm")


def send_through_tmux(data: bytes, write_terminal: WriteTerminal) -> Taken:
    """Send OSC 52 past a tmux that could not be asked directly."""
    _write(through_tmux(osc52(data)), write_terminal)
    return Taken(
        False,
        "Sent through tmux to the terminal (OSC 52); nothing confirms, and tmux passes it on only with "
        "`set -g allow-passthrough on`",
    )


def send_through_screen(data: bytes, write_terminal: WriteTerminal) -> Taken:
    """Send OSC 52 past GNU screen."""
    _write(through_screen(osc52(data)), write_terminal)
    return Taken(False, "Sent through GNU screen to the terminal (OSC 52); the terminal does not confirm")


def _write(sequence: str, write_terminal: WriteTerminal) -> None:
    try:
        write_terminal(sequence)
    except (OSError, ValueError) as error:  # ValueError: the stream is closed
        raise DeliveryError(f"the terminal could not be written to ({error})") from error
