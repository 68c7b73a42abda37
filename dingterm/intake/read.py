"""Files to readings: one file, or all that paths, folders and archives hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dingterm.errors import IntakeError
from dingterm.intake.archives import Piece, unpacked
from dingterm.intake.chat import Chat
from dingterm.intake.forms import How, read_piece
from dingterm.intake.overrides import FOUND_OUT, Overrides
from dingterm.intake.pieces import content, pieces
from dingterm.intake.problem import IntakeProblem, NobodyError
from dingterm.intake.reading import Reading
from dingterm.intake.sources import named
from dingterm.safe_text import safe_text

AUTO, GENERIC = "auto", "generic"


def read_file(path: Path, *, source: str = AUTO, region: str | None = None, said: Overrides = FOUND_OUT) -> Reading:
    """Read one export, contact list, or any table with a phone or e-mail column.

    Args:
        path: The file; an archive only when it holds just one.
        source: Id of a source, `generic` for a table whose headers speak for themselves, `auto` to recognise it.
        region: ISO 3166 alpha-2 region of numbers without a calling code, in running text.
        said: What a user knows better.

    Raises:
        IntakeError: The file is a chat or cannot be read as data; the sentence says why and what to do.
    """
    how = _how(source, region, said)
    name = safe_text(path.name)
    members = list(unpacked(Piece(name, content(path))))
    if len(members) > 1:
        raise IntakeError(f"{name} holds {len(members)} files. Name the one you mean, unpacked.")
    (only,) = members
    if isinstance(only, IntakeProblem):
        raise IntakeError(only.sentence)
    found = read_piece(only, how)
    if isinstance(found, Chat):
        raise IntakeError(f"{name} is a chat, not a table. Bring it in with `dingterm import`.")
    return found


def read_files(
    paths: Iterable[Path], *, source: str = AUTO, region: str | None = None, said: Overrides = FOUND_OUT
) -> Iterator[Reading | Chat | IntakeProblem]:
    """Read everything that paths lead to, one file after another; one that is no data stops none of the others.

    Args:
        paths: Files, archives, folders, `-` for standard input.
        source: As for `read_file`.
        region: As for `read_file`.
        said: As for `read_file`.

    Raises:
        IntakeError: There is no source of that id.
    """
    how = _how(source, region, said)
    for path in paths:
        for piece in pieces(path):
            yield piece if isinstance(piece, IntakeProblem) else _read(piece, how)


def _read(piece: Piece, how: How) -> Reading | Chat | IntakeProblem:
    try:
        return read_piece(piece, how)
    except NobodyError as error:
        return IntakeProblem(piece.name, error.sentence, error.headers)
    except IntakeError as error:
        return IntakeProblem(piece.name, error.sentence)


def _how(source: str, region: str | None, said: Overrides) -> How:
    return How(None if source in (AUTO, GENERIC) else named(source), source == GENERIC, region, said)
