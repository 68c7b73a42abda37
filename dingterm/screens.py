"""What verbs are told about screens: whether there is one, and how to show the desk on it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

WEB_DRIVER = "textual.drivers.web_driver:WebDriver"
"""What textual-serve puts into `TEXTUAL_DRIVER` for the program it runs behind a browser page."""


@dataclass(frozen=True)
class Screens:
    """Ways to show the desk; handed to the verbs, because they know no screens.

    Attributes:
        open_desk: Shows the desk of a session until the agent leaves it.
        open_lesson: Shows the desk on which a lesson is played until the trainee leaves it.
        serve_web: Serves the desk to a browser: the program's words, a port, and who takes a sentence at a time.
    """

    open_desk: Callable[[Any], None]
    open_lesson: Callable[[Any], None]
    serve_web: Callable[[list[str], int, Callable[[str], None]], None]


def has_screen() -> bool:
    """Whether the desk can be shown: a terminal on both sides, or a browser page."""
    return os.environ.get("TEXTUAL_DRIVER") == WEB_DRIVER or (sys.stdin.isatty() and sys.stdout.isatty())
