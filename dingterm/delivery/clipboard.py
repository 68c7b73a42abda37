"""Copying a reply: try the routes that may work here, and say what really happened."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from functools import partial

from dingterm.delivery.place import Environ, Which
from dingterm.delivery.routes.desktop import copy_to_desktop
from dingterm.delivery.routes.osc52 import WriteTerminal, send_bare, send_through_screen, send_through_tmux
from dingterm.delivery.routes.plan import Route, plan_route, plan_routes
from dingterm.delivery.routes.taken import Taken
from dingterm.delivery.routes.tmux import load_buffer
from dingterm.errors import DeliveryError
from dingterm.safe_text import safe_text

__all__ = ["Delivered", "Route", "copy", "plan_route", "plan_routes"]


@dataclass(frozen=True)
class Delivered:
    """What became of a text.

    Attributes:
        route: The route that took it, `Route.NONE` when none did.
        confirmed: Whether the other side acknowledged it; if not, show the text to take by hand.
        sentence: What happened, for the screen, with the reason of every route that failed before.
        bytes: Bytes of UTF-8 taken; 0 when no route took the text.
    """

    route: Route
    confirmed: bool
    sentence: str
    bytes: int


@dataclass
class _Copying:
    data: bytes
    write_terminal: WriteTerminal
    environ: Environ
    which: Which
    taken: dict[Route, Taken] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def wants(self, route: Route) -> bool:
        """Whether to go on: until one route took it; tmux's buffer and a desktop's clipboard are both filled."""
        return not self.taken or (route is Route.DESKTOP and Route.TMUX in self.taken)

    def attempt(self, route: Route) -> None:
        try:
            if len(self.data) > route.limit:
                raise DeliveryError(f"over its limit: {len(self.data):,} bytes of at most {route.limit:,}")
            self.taken[route] = _send(route, self)
        except DeliveryError as error:
            self.refused.append(f"{route.label}: {safe_text(error.sentence)}")

    def outcome(self) -> Delivered:
        not_by = f" (not by {'; '.join(self.refused)})" if self.refused else ""
        if not self.taken:
            reason = not_by or " (this terminal has no way to the clipboard)"
            return Delivered(Route.NONE, False, f"Nothing was copied{reason}. Take the text by hand.", 0)
        said = ". ".join(taken.sentence for taken in self.taken.values())
        confirmed = any(taken.confirmed for taken in self.taken.values())
        return Delivered(next(iter(self.taken)), confirmed, f"{said}{not_by}.", len(self.data))


def copy(text: str, *, write_terminal: WriteTerminal, environ: Environ = os.environ) -> Delivered:
    """Copy a text by the best route that takes it; blocks for up to a few seconds, so call it in a worker.

    Args:
        text: The reply, at least one sign.
        write_terminal: Writes escape sequences to the terminal, past any screen library.
        environ: The environment of the session.

    Returns:
        What happened. A failed or too narrow route is named in the sentence, and the next one is tried.

    Raises:
        DeliveryError: The text is empty or is no Unicode text.
    """
    which = partial(shutil.which, path=environ.get("PATH"))
    copying = _Copying(_encoded(text), write_terminal, environ, which)
    for route in plan_routes(environ, which):
        if copying.wants(route):
            copying.attempt(route)
    return copying.outcome()


def _send(route: Route, copying: _Copying) -> Taken:
    data, write = copying.data, copying.write_terminal
    match route:
        case Route.TMUX:
            return load_buffer(data, copying.which("tmux") or "tmux", copying.environ)
        case Route.DESKTOP:
            return copy_to_desktop(data, copying.environ)
        case Route.PASSTHROUGH:
            return send_through_tmux(data, write)
        case Route.SCREEN:
            return send_through_screen(data, write)
        case _:
            return send_bare(data, write)


def _encoded(text: str) -> bytes:
    if not text:
        raise DeliveryError("There is nothing to copy: the reply is empty. Choose a template or write something.")
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DeliveryError(
            f"Sign {error.start + 1} of the reply is half a character and cannot be copied. Delete it and copy again."
        ) from error
