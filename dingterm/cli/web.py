"""`dingterm web`: the same desk in a browser on this machine."""

from __future__ import annotations

import socket
from importlib.util import find_spec
from typing import Annotated

import typer

from dingterm.cli.output import Json, emit, say, verb
from dingterm.errors import UsageError

NEEDED = "textual_serve"


@verb
def web(
    context: typer.Context,
    port: Annotated[int, typer.Option(min=0, max=65535, help="A port of this machine; 0 takes a free one.")] = 0,
    demo: Annotated[bool, typer.Option("--demo", help="The made-up shop instead of your own.")] = False,
    as_json: Json = False,
) -> None:
    """Serve the desk to one browser on this machine, at an address that works once."""
    if find_spec(NEEDED) is None:
        raise UsageError("The desk in a browser needs an extra. Install it: pip install 'dingterm[web]'")

    def tell(sentence: str) -> None:
        if not as_json:
            say(sentence)
        elif "://" in sentence:
            emit({"address": sentence.split()[-1]})

    context.obj.serve_web(["demo"] if demo else [], port or _free_port(), tell)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
