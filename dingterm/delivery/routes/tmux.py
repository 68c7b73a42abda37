"""tmux: `load-buffer -w` fills its paste buffer and hands the text on to the terminal outside.

Source: tmux(1). `-w` came with tmux 3.2; it works with any value of `set-clipboard`, where OSC 52 needs `on`.
"""

from __future__ import annotations

import subprocess

from dingterm.delivery.place import Environ
from dingterm.delivery.routes.taken import Taken
from dingterm.errors import DeliveryError

TIMEOUT = 2.0
"""Seconds a tmux server may take; a healthy one takes milliseconds, also for 2 MB."""

_TOO_OLD = ("unknown option", "invalid option", "illegal option", "usage:")


def load_buffer(data: bytes, program: str, environ: Environ) -> Taken:
    """Load the text into the paste buffer of the tmux this session runs in.

    Args:
        data: The text in UTF-8.
        program: The path of tmux.
        environ: Holds `TMUX`, which names the server.

    Raises:
        DeliveryError: tmux refused, could not be reached, or took too long; the sentence says which.
    """
    refusal = _load([program, "load-buffer", "-w", "-"], data, environ)
    if not refusal:
        return Taken(True, "Copied by tmux; also handed to the outer terminal")
    too_old = any(sign in refusal for sign in _TOO_OLD)
    refusal = _load([program, "load-buffer", "-"], data, environ) if too_old else refusal
    if refusal:
        raise DeliveryError(f"it did not take the text ({refusal})")
    return Taken(True, "Copied into tmux's paste buffer only (paste with prefix ]): tmux before 3.2 cannot hand it on")


def _load(command: list[str], data: bytes, environ: Environ) -> str:
    """Run tmux; returns its refusal, empty when it took the text."""
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=TIMEOUT, env=dict(environ), check=False)
    except subprocess.TimeoutExpired as error:
        raise DeliveryError(f"it did not answer within {TIMEOUT:g} s") from error
    except OSError as error:
        raise DeliveryError(f"it could not be started ({error.strerror})") from error
    if done.returncode == 0:
        return ""
    said = done.stderr.decode("utf-8", "replace").strip()
    return said.splitlines()[0] if said else f"exit status {done.returncode}"
