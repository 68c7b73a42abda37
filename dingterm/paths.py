"""Where files live: one folder when `DINGTERM_HOME` is set, else the platform's own places."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Literal

from dingterm.errors import SettingsError

Kind = Literal["config", "data", "cache"]


def config_dir() -> Path:
    """The folder of `settings.toml`, the user's templates and themes.

    It is made where that is possible, for the user to put files into; dingterm itself only reads there.
    """
    folder = _place("config")
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def data_dir() -> Path:
    """The folder of the database and of texts handed over as files; made on demand."""
    return _made(_place("data"))


def cache_dir() -> Path:
    """The folder of what can be rebuilt at any time; made on demand."""
    return _made(_place("cache"))


def database_path() -> Path:
    """The agent's own database file (it may not exist yet)."""
    return data_dir() / "dingterm.db"


def shipped(name: Literal["themes", "templates"]) -> Path:
    """A folder of content that comes with dingterm, in a wheel as in a checkout."""
    inside = Path(__file__).parent / "_shipped" / name
    return inside if inside.is_dir() else Path(__file__).parents[1] / name


def _place(kind: Kind) -> Path:
    home = os.environ.get("DINGTERM_HOME")
    if home:
        return _expanded(home) / kind
    import platformdirs

    dirs = platformdirs.PlatformDirs("dingterm", appauthor=False)
    return {"config": dirs.user_config_path, "data": dirs.user_data_path, "cache": dirs.user_cache_path}[kind]


def _expanded(home: str) -> Path:
    try:
        return Path(home).expanduser()
    except RuntimeError as error:  # `~somebody` who has no account here
        raise SettingsError(f"DINGTERM_HOME is {home}, and there is no such user. Set it to a folder.") from error


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"The folder {folder} cannot be made ({error.strerror}). "
            "Set DINGTERM_HOME to a folder you may write to, and start again."
        ) from error
    return folder
