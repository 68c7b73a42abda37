"""Paths to pieces: every file of a folder, every member of an archive, standard input, each with its bytes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from dingterm.errors import IntakeError
from dingterm.intake.archives import MOST_BYTES, Piece, unpacked
from dingterm.intake.problem import IntakeProblem
from dingterm.safe_text import safe_text

STDIN = Path("-")
"""The path that stands for standard input."""

MOST_FILES = 10_000
"""Files of one folder; whoever named a folder with more named the wrong one."""


def pieces(path: Path) -> Iterator[Piece | IntakeProblem]:
    """Everything readable behind a path, in the order of names; what cannot be opened is a problem, not an end.

    Args:
        path: A file, an archive, a folder (with the folders in it, hidden ones left out), or `-`.
    """
    if path == STDIN:
        yield from _from(STDIN, "standard input")
    elif path.is_dir():
        yield from _in_folder(path)
    else:
        yield from _from(path, safe_text(path.name))


def content(path: Path) -> bytes:
    """The bytes of a file or of standard input.

    Raises:
        IntakeError: There is no such file, or it may not be opened.
    """
    name = safe_text(path.name)
    try:
        return _piped() if path == STDIN else path.read_bytes()
    except FileNotFoundError as error:
        raise IntakeError(f"There is no file {safe_text(str(path))}. Check the name and the folder.") from error
    except IsADirectoryError as error:
        raise IntakeError(f"{name} is a folder. Name the files in it.") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise IntakeError(f"{name} cannot be read ({why}). Check that you may open it.") from error


def _piped() -> bytes:
    if sys.stdin.isatty():
        raise IntakeError("Nothing comes in over standard input. Pipe a file into the command, or name one.")
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise IntakeError("Standard input holds over 2 GB. Save it as a file and name that.")
    return data


def _from(path: Path, name: str) -> Iterator[Piece | IntakeProblem]:
    try:
        piece = Piece(name, content(path))
    except IntakeError as error:
        yield IntakeProblem(name, error.sentence)
    else:
        yield from unpacked(piece)


def _in_folder(folder: Path) -> Iterator[Piece | IntakeProblem]:
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
        yield from _from(file, safe_text(f"{name}/{file.relative_to(folder)}"))


def _walk(folder: Path, barred: list[OSError]) -> Iterator[Path]:
    for place, folders, files in os.walk(folder, onerror=barred.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in files if not name.startswith("."))


def _barred(folder: Path, error: OSError) -> IntakeProblem:
    name = safe_text(str(error.filename or folder))
    return IntakeProblem(name, f"The folder {name} cannot be read ({error.strerror}). Check that you may open it.")
