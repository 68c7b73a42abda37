"""A lesson in the terminal that the desk leaves to it meanwhile: with its own shop, clock and process."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from dingterm.tui.language import tr

if TYPE_CHECKING:
    from textual.app import App

COMMAND = (sys.executable, "-P", "-m", "dingterm", "train")
"""Without the present folder among the places modules come from: a shop's folder may hold anything."""


def play_outside(app: App[None], lesson: str) -> tuple[str, str]:
    """Have a lesson played; how that went, as the status line says it: a tone and a sentence."""
    try:
        with app.suspend():
            sys.stdout.write(f"{tr('The lesson begins …')}\n")
            sys.stdout.flush()
            ended = subprocess.run([*COMMAND, lesson], check=False)
    except SuspendNotSupported:
        return "note", "This screen cannot be left for a lesson. In a terminal: dingterm train."
    except OSError as error:
        return "bad", f"The lesson cannot be played ({error})."
    if ended.returncode:
        return "bad", "The lesson could not be played to the end. dingterm train tells more."
    return "good", "Back from the lesson. L plays another."
