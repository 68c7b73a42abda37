"""Paths in what was typed, pasted or dropped on the terminal: one a line, quoted, escaped, or as addresses."""

from __future__ import annotations

import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit


def paths_in(text: str) -> list[Path]:
    """The paths a text means; a line that is one path as it stands may have spaces in it."""
    found: list[Path] = []
    for line in text.splitlines():
        if line.strip():
            found += _of_line(line.strip())
    return found


def _of_line(line: str) -> list[Path]:
    whole = _path(line)
    if whole.exists():
        return [whole]
    try:
        parts = shlex.split(line)
    except ValueError:  # a quote that is not closed is part of a name
        return [whole]
    several = [_path(part) for part in parts]
    return several if len(parts) == 1 or any(path.exists() for path in several) else [whole]


def _path(text: str) -> Path:
    if text.startswith("file://"):
        text = unquote(urlsplit(text).path)
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError:  # `~somebody` who has no account here
        return Path(text).absolute()
