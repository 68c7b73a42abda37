from __future__ import annotations

import base64
import os
import re
import select
import tty

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.delivery.clipboard import Route, copy
from dingterm.delivery.routes.osc52 import SCREEN_PIECE, osc52, through_screen, through_tmux

from .texts import TEN_KB

SSH = {"SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22", "TERM": "xterm-256color", "PATH": ""}
BARE = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07")


def received_through_a_pty(text: str, environ: dict[str, str]) -> bytes:
    """What a terminal gets when `copy` writes to it."""
    near, far = os.openpty()
    tty.setraw(far)
    received = bytearray()

    def write_terminal(sequence: str) -> None:
        waiting = sequence.encode("ascii")
        while waiting:  # a pty holds 4 kB: read as a terminal would
            waiting = waiting[os.write(far, waiting[:1024]) :]
            drain()

    def drain() -> None:
        while select.select([near], [], [], 0)[0]:
            received.extend(os.read(near, 65_536))

    try:
        delivered = copy(text, write_terminal=write_terminal, environ=environ)
        assert delivered.bytes == len(text.encode())
    finally:
        os.close(far)
        os.close(near)
    return bytes(received)


def test_plain_ssh_sends_one_sequence_to_the_terminal() -> None:
    received = received_through_a_pty(TEN_KB, SSH)

    match = BARE.fullmatch(received)
    assert match and base64.b64decode(match[1]) == TEN_KB.encode()


def test_screen_gets_pieces_it_can_hold() -> None:
    received = received_through_a_pty(TEN_KB, SSH | {"STY": "1.pts"})

    pieces = re.findall(rb"\x1bP(.*?)\x1b\\", received, re.DOTALL)
    assert b"".join(b"\x1bP" + piece + b"\x1b\\" for piece in pieces) == received
    assert max(len(piece) + 4 for piece in pieces) <= SCREEN_PIECE <= 700
    match = BARE.fullmatch(b"".join(pieces))
    assert match and base64.b64decode(match[1]) == TEN_KB.encode()


def test_a_tmux_that_cannot_be_asked_gets_a_wrapped_sequence() -> None:
    received = received_through_a_pty(TEN_KB, SSH | {"TMUX": "/nowhere,1,0"})

    match = re.fullmatch(rb"\x1bPtmux;(.*)\x1b\\", received, re.DOTALL)
    assert match and b"\x1b\x1b]52" in match[1]
    inner = BARE.fullmatch(match[1].replace(b"\x1b\x1b", b"\x1b"))
    assert inner and base64.b64decode(inner[1]) == TEN_KB.encode()


@given(st.binary(min_size=1, max_size=3000))
def test_the_wrappers_lose_nothing(data: bytes) -> None:
    bare = osc52(data)

    assert through_tmux(bare)[7:-2].replace("\x1b\x1b", "\x1b") == bare
    assert "".join(piece.removeprefix("\x1bP") for piece in through_screen(bare).split("\x1b\\")) == bare


@pytest.mark.parametrize(("extra", "limit"), [({}, 74_994), ({"STY": "1.pts"}, 200_000), ({"TERM": "tmux"}, 74_994)])
def test_over_the_limit_nothing_is_sent_and_the_sentence_says_so(extra: dict[str, str], limit: int) -> None:
    sent: list[str] = []

    fits = copy("x" * limit, write_terminal=sent.append, environ=SSH | extra)
    over = copy("x" * (limit - 1) + "é", write_terminal=sent.append, environ=SSH | extra)

    assert len(sent) == 1 and fits.bytes == limit and not fits.confirmed
    assert (over.route, over.confirmed, over.bytes) == (Route.NONE, False, 0)
    assert f"{limit + 1:,} bytes of at most {limit:,}" in over.sentence and "by hand" in over.sentence


def test_the_largest_bare_sequence_is_the_100_000_bytes_hterm_takes() -> None:
    assert len(osc52(b"x" * 74_994)) == 100_000
