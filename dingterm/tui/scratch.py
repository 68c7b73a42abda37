"""A folder for what a cleaning shows before anything is written; it goes with the desk."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from dingterm import clock, paths

PREFIX = "cleaning-"
OLD = 86_400
"""Seconds after which a folder was left by a desk that could not clear up, as after a power cut."""


class Scratch:
    """Made when the first path is asked for."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def path(self, name: str) -> str:
        """The path of a file in the folder."""
        if self._folder is None:
            _clear_old(paths.cache_dir())
            self._folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=paths.cache_dir()))
        return str(self._folder / name)

    def rows(self, name: str, most: int) -> list[Mapping[str, Any]]:
        """The first rows of an NDJSON file in the folder; none when there is no such file."""
        path = Path(self.path(name))
        if not path.is_file():
            return []
        with path.open(encoding="utf-8") as lines:
            return [json.loads(line) for line in islice(lines, most)]

    def clear(self) -> None:
        """Remove the folder."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


def _clear_old(place: Path) -> None:
    for folder in place.glob(f"{PREFIX}*"):
        if folder.stat().st_mtime < clock.now_ts() - OLD:
            shutil.rmtree(folder, ignore_errors=True)
