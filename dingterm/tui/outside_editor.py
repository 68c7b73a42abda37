"""The agent's own editor, in the terminal that the desk leaves to it meanwhile."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from dingterm.errors import TemplateError

if TYPE_CHECKING:
    from textual.app import App

FALLBACK = "notepad" if os.name == "nt" else "vi"


def edited_outside(app: App[object], text: str, name: str) -> str:
    """A text as the agent's editor leaves it.

    Args:
        app: It leaves the terminal to the editor, and takes it back.
        text: To begin with.
        name: Of the file that the editor is given.

    Raises:
        TemplateError: There is no such editor, it fails, or this screen cannot be left.
    """
    words = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or FALLBACK)
    try:
        with tempfile.TemporaryDirectory(prefix="dingterm-") as folder:
            path = Path(folder) / name
            path.write_text(text, encoding="utf-8")
            with app.suspend():
                ended = subprocess.run([*words, str(path)], check=False)
            if ended.returncode:
                raise TemplateError(f"{words[0]} ended with an error ({ended.returncode}). Nothing was taken over.")
            return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except SuspendNotSupported:
        raise TemplateError("This screen cannot be left for an editor. Edit it here, or in a terminal.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"{words[0]} cannot be used ({error}). Name another in $EDITOR.") from error
