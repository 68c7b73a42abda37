"""Where the agent sits: at this machine's desktop, or at the far end of a connection."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

Environ = Mapping[str, str]
Which = Callable[[str], str | None]
"""Finds a program by name, as `shutil.which` does."""

_SSH_MARKS = ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")
_ALWAYS_DESKTOP = ("darwin", "win32", "cygwin")


def over_ssh(environ: Environ) -> bool:
    """Whether this session came in over SSH, so that the machine's own desktop is not the agent's."""
    return any(environ.get(name) for name in _SSH_MARKS)


def in_wsl(environ: Environ) -> bool:
    """Whether this is a Linux inside Windows, whose desktop is the Windows one."""
    return bool(environ.get("WSL_DISTRO_NAME"))


def at_desktop(environ: Environ, platform: str = sys.platform) -> bool:
    """Whether the agent sits before this machine's desktop: a screen to open windows on, and no SSH between."""
    if over_ssh(environ):
        return False
    has_display = bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
    return platform in _ALWAYS_DESKTOP or in_wsl(environ) or has_display
