"""Whether the clipboard can be watched here, and the process that does it."""

from __future__ import annotations

import shutil
import sys
from functools import partial

from dingterm.delivery.place import Environ, over_ssh
from dingterm.delivery.routes.plan import Route, plan_routes

COMMAND = (sys.executable, "-P", "-m", "dingterm.delivery.routes.watch_child")
"""Says each new text of the clipboard as a line of JSON; ends when its standard input does."""

SSH = "The clipboard is not watched over SSH: the one there is not yours. Watch on your own machine."
NO_CLIPBOARD = "There is no clipboard to watch here: no desktop, or none of wl-clipboard, xclip and xsel."


def refusal(environ: Environ) -> str:
    """Why the clipboard cannot be watched here; nothing where it can."""
    if over_ssh(environ):
        return SSH
    routes = plan_routes(environ, partial(shutil.which, path=environ.get("PATH")))
    return "" if Route.DESKTOP in routes else NO_CLIPBOARD
