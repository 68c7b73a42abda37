"""The files behind what a user named: the file itself, every file of a folder, or standard input."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dingterm.intake.problem import IntakeProblem
from dingterm.safe_text import safe_text

STDIN = Path("-")
"""The path that stands for standard input."""

STDIN_NAME = "standard input"

MOST_FILES = 10_000
"""Files of one folder; whoever named a folder with more named the wrong one."""


@dataclass(frozen=True)
class NamedFile:
    """A file, or standard input, and its name as shown to people."""

    path: Path
    name: str


def files_behind(path: Path) -> Iterator[NamedFile | IntakeProblem]:
    """Every file behind a path, in the order of names; a folder that cannot be read is a problem, not an end.

    Args:
        path: A file, a folder (with the folders in it, hidden ones left out), or `-`.
    """
    if path == STDIN:
        yield NamedFile(STDIN, STDIN_NAME)
    elif _is_folder(path):
        yield from _in_folder(path)
    else:
        yield NamedFile(path, safe_text(path.name))


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder; one that may not even be looked at is opened as a file, which says why not."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _in_folder(folder: Path) -> Iterator[NamedFile | IntakeProblem]:
    name = safe_text(folder.resolve().name)
    barred: list[OSError] = []
    files = sorted(_walk(folder, barred))
    yield from (_barred(folder, error) for error in barred)
    if len(files) > MOST_FILES:
        yield IntakeProblem(name, f"{name} holds {len(files):,} files. Name the folder that holds your exports alone.")
        return
    if not files and not barred:
        yield IntakeProblem(name, f"{name} is a folder without files. Name the folder your exports are in.")
    for file in files:
        yield NamedFile(file, safe_text(f"{name}/{file.relative_to(folder)}"))


def _walk(folder: Path, barred: list[OSError]) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, onerror=barred.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in files if not name.startswith("."))


def _barred(folder: Path, error: OSError) -> IntakeProblem:
    name = safe_text(str(error.filename or folder))
    return IntakeProblem(name, f"The folder {name} cannot be read ({error.strerror}). Check that you may open it.")
