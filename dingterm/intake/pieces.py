"""Paths to pieces: every file of a folder, every member of an archive, standard input, each with its bytes."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dingterm.errors import IntakeError
from dingterm.intake.archives import MOST_BYTES, Piece, is_packed, unpacked
from dingterm.intake.files import STDIN, STDIN_NAME, files_behind
from dingterm.intake.parquet_file import MAGIC
from dingterm.intake.problem import IntakeProblem
from dingterm.intake.table_blocks import LONGEST_RECORD, endless, opened
from dingterm.intake.workbook import OLD
from dingterm.safe_text import safe_text

_STEP = 1 << 24
_LOOKED_AT = 4096
_BEFORE = codecs.BOM_UTF8 + codecs.BOM_UTF16 + b" \t\r\n"
"""Bytes that may stand before the first sign."""


def pieces(path: Path) -> Iterator[Piece | IntakeProblem]:
    """Everything readable behind a path, in the order of names; what cannot be opened is a problem, not an end.

    Args:
        path: A file, an archive, a folder (with the folders in it, hidden ones left out), or `-`.
    """
    for found in files_behind(path):
        if isinstance(found, IntakeProblem):
            yield found
        else:
            yield from _from(found.path, found.name)


def content(path: Path) -> bytes:
    """The bytes of a file or of standard input.

    Raises:
        IntakeError: There is no such file, or it may not be opened.
    """
    if path == STDIN:
        return _piped()
    with opened(path) as file:
        return _whole(file, safe_text(path.name))


def _piped() -> bytes:
    if sys.stdin.isatty():
        raise IntakeError("Nothing comes in over standard input. Pipe a file into the command, or name one.")
    return _whole(sys.stdin.buffer, STDIN_NAME)


def _whole(file: BinaryIO, name: str) -> bytes:
    """All of a file, step by step: what has no size (a pipe) may also have no end, and a line of gigabytes no use."""
    data = bytearray()
    line = 0
    while part := file.read(_STEP):
        end = max(part.rfind(b"\n"), part.rfind(b"\r"))
        line = len(data) + end + 1 if end >= 0 else line
        data += part
        if len(data) - line > LONGEST_RECORD and not _is_one_line(bytes(data[:_LOOKED_AT])):
            raise IntakeError(endless(name))
        if len(data) > MOST_BYTES:
            raise IntakeError(f"{name} is larger than 2 GB. Split it, or bring it down with `dingterm clean` first.")
    return bytes(data)


def _is_one_line(head: bytes) -> bool:
    """Whether a file that begins so may be one line however long it is: JSON, an archive, a workbook, Parquet."""
    return is_packed(head) or head.startswith((OLD, MAGIC)) or head.lstrip(_BEFORE).startswith((b"{", b"["))


def _from(path: Path, name: str) -> Iterator[Piece | IntakeProblem]:
    try:
        piece = Piece(name, content(path))
    except IntakeError as error:
        yield IntakeProblem(name, error.sentence)
    else:
        yield from unpacked(piece)
