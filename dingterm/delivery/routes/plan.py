"""Which clipboard routes may work here, best first: a table over the environment, without touching anything."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from dingterm.delivery.place import Environ, Which, at_desktop, in_wsl


class Route(StrEnum):
    """A way to the clipboard."""

    TMUX = "tmux"
    DESKTOP = "desktop"
    PASSTHROUGH = "tmux-passthrough"
    SCREEN = "screen"
    OSC52 = "osc52"
    NONE = "none"

    @property
    def label(self) -> str:
        """What the route is called on the screen."""
        return _LABELS[self]

    @property
    def limit(self) -> int:
        """Bytes of UTF-8 text the route is known to carry.

        Source: runs in tmux 3.3a and GNU screen 4.9; for OSC 52 the shortest limit of the common terminals that hold
        more than a few kB (hterm: 100,000 bytes for the whole sequence, hence 74,994 of text before base64).
        """
        return _LIMITS[self]


_LABELS = {
    Route.TMUX: "tmux",
    Route.DESKTOP: "the desktop's clipboard",
    Route.PASSTHROUGH: "OSC 52 through tmux",
    Route.SCREEN: "OSC 52 through GNU screen",
    Route.OSC52: "OSC 52",
    Route.NONE: "no clipboard",
}
_LIMITS = {
    Route.TMUX: 2_000_000,
    Route.DESKTOP: 2_000_000,
    Route.PASSTHROUGH: 74_994,
    Route.SCREEN: 200_000,
    Route.OSC52: 74_994,
    Route.NONE: 0,
}

_DEAF_TERMINALS = ("dumb", "linux", "eterm-color")
"""Values of TERM whose terminals ignore OSC 52 or print it."""


@dataclass(frozen=True)
class _Place:
    environ: Environ
    which: Which
    platform: str

    @property
    def term(self) -> str:
        return self.environ.get("TERM", "")

    def has(self, *programs: str) -> bool:
        return all(self.which(name) for name in programs)


def _reaches_tmux(place: _Place) -> bool:
    return bool(place.environ.get("TMUX")) and place.has("tmux")


def _has_desktop_clipboard(place: _Place) -> bool:
    if not at_desktop(place.environ, place.platform):
        return False
    if place.platform != "linux":
        return True
    if in_wsl(place.environ):
        return place.has("clip.exe")
    if place.environ.get("WAYLAND_DISPLAY") and place.has("wl-copy", "wl-paste"):
        return True
    x11 = place.has("xclip") or place.has("xsel") or place.has("klipper", "qdbus")
    return bool(place.environ.get("DISPLAY")) and x11


def _behind_tmux(place: _Place) -> bool:
    """Also a tmux on the near side of an SSH connection, which only TERM tells of."""
    return bool(place.environ.get("TMUX")) or place.term.startswith("tmux")


def _behind_screen(place: _Place) -> bool:
    """Where in doubt, yes: bare OSC 52 over 600 bytes prints over the screen there, pieces do no harm elsewhere."""
    return bool(place.environ.get("STY")) or (place.term.startswith("screen") and not place.environ.get("TMUX"))


def _before_terminal(place: _Place) -> bool:
    return not (_behind_tmux(place) or _behind_screen(place) or place.term in _DEAF_TERMINALS)


_RULES: tuple[tuple[Route, Callable[[_Place], bool]], ...] = (
    (Route.TMUX, _reaches_tmux),
    (Route.DESKTOP, _has_desktop_clipboard),
    (Route.PASSTHROUGH, _behind_tmux),
    (Route.SCREEN, _behind_screen),
    (Route.OSC52, _before_terminal),
)


def plan_routes(environ: Environ, which: Which, platform: str = sys.platform) -> tuple[Route, ...]:
    """The routes worth trying here, best first; empty where there is none.

    Args:
        environ: The environment variables of the session.
        which: Finds a program by name, as `shutil.which` does.
        platform: As `sys.platform`.
    """
    place = _Place(environ, which, platform)
    return tuple(route for route, fits in _RULES if fits(place))


def plan_route(environ: Environ, which: Which, platform: str = sys.platform) -> Route:
    """The best route here, or `Route.NONE`."""
    return next(iter(plan_routes(environ, which, platform)), Route.NONE)
