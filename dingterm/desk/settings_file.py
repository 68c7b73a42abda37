"""Write single settings into the agent's file; every other line of it, comments included, stays as it is."""

from __future__ import annotations

import json
import os
import re
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from dingterm.errors import SettingsError
from dingterm.settings import Settings, read_strict, settings_path

_TABLE = re.compile(r"\s*\[")

Value = str | int | float | Sequence[str]
"""What is written as JSON writes it, which TOML reads alike."""


def write_settings(table: str, values: Mapping[str, Value]) -> Path:
    """Set values in one table of the settings file (the top of it when unnamed), and return its path.

    Raises:
        SettingsError: The file cannot be used as it is, or not be written.
    """
    path = settings_path()
    read_strict(Settings, path)
    try:
        old = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        _replace(path, with_values(old, table, values))
    except OSError as error:
        raise SettingsError(f"{path} cannot be written ({error.strerror}). Make it and its folder writable.") from error
    return path


def with_values(text: str, table: str, values: Mapping[str, Value]) -> str:
    """A settings file's text with these values in a table."""
    lines = text.splitlines()
    if not table:
        end = next((place for place, line in enumerate(lines) if _TABLE.match(line)), len(lines))
        block = lines[:end]
        for key, value in values.items():
            _set(block, key, f"{key} = {json.dumps(value, ensure_ascii=False)}")
        return "\n".join([*block, *lines[end:]]) + "\n"
    heads = [place for place, line in enumerate(lines) if re.fullmatch(rf"\s*\[{table}\]\s*(#.*)?", line)]
    if not heads:
        lines += ["", f"[{table}]"] if lines else [f"[{table}]"]
        heads = [len(lines) - 1]
    start = heads[0] + 1
    end = next((place for place in range(start, len(lines)) if _TABLE.match(lines[place])), len(lines))
    block = lines[start:end]
    for key, value in values.items():
        _set(block, key, f"{key} = {json.dumps(value, ensure_ascii=False)}")
    return "\n".join([*lines[:start], *block, *lines[end:]]) + "\n"


def _set(block: list[str], key: str, line: str) -> None:
    spelled = rf"\s*{key.replace('_', '[_-]')}\s*="
    place = next((place for place, old in enumerate(block) if re.match(spelled, old)), None)
    if place is None:
        block.insert(0, line)
    else:
        block[place : _end_of_value(block, place)] = [line]


def _end_of_value(block: list[str], place: int) -> int:
    """The line after a value; a list may go over several."""
    for end in range(place + 1, len(block) + 1):
        with suppress(tomllib.TOMLDecodeError):
            tomllib.loads("\n".join(block[place:end]))
            return end
    return place + 1


def _replace(path: Path, text: str) -> None:
    """Through a file beside it, read as settings before it takes the place."""
    handle, name = tempfile.mkstemp(prefix=".settings-", suffix=".toml", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        read_strict(Settings, new)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
