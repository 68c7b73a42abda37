"""Gzip and zip: members as files of their own, with limits that no zip bomb gets past."""

from __future__ import annotations

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from dingterm.errors import IntakeError
from dingterm.intake.problem import IntakeProblem
from dingterm.safe_text import safe_text

MOST_BYTES = 2 << 30
"""Bytes one file, or all members of one archive, may unpack to."""

SUSPECT_BYTES = 64 << 20
BOMB_RATIO = 200
"""From `SUSPECT_BYTES` on, what unpacks to more than this many times its size is a bomb: tables stay below 50."""

MOST_MEMBERS = 10_000
DEEPEST = 3
"""Archives inside archives that are opened."""

INSIDE = " › "
"""Stands between an archive's name and its member's."""

_GZIP, _ZIP = b"\x1f\x8b", (b"PK\x03\x04", b"PK\x05\x06")
_WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_BROKEN = (zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)
_STEP = 1 << 20


@dataclass(frozen=True)
class Piece:
    """One file's bytes.

    Attributes:
        name: As shown to people: `june.zip › orders.csv`; harmless.
        data: The bytes, unpacked.
        notes: What was decided while unpacking.
    """

    name: str
    data: bytes
    notes: tuple[str, ...] = ()

    @property
    def suffix(self) -> str:
        """The ending of its own name, without `.gz`: `.csv`."""
        return PurePosixPath(self.name.rpartition(INSIDE)[2].casefold().removesuffix(".gz")).suffix


def unpacked(piece: Piece, depth: int = 0) -> Iterator[Piece | IntakeProblem]:
    """The piece itself, or what it holds when it is an archive; a workbook is no archive."""
    try:
        if piece.data.startswith(_GZIP):
            yield from unpacked(Piece(piece.name, _gunzipped(piece)), _deeper(piece.name, depth))
        elif piece.data.startswith(_ZIP) and not is_workbook(piece.data):
            yield from _members(piece, _deeper(piece.name, depth))
        else:
            yield piece
    except IntakeError as error:
        yield IntakeProblem(piece.name, error.sentence)


def is_packed(head: bytes) -> bool:
    """Whether a file that begins so is an archive, or a workbook, which is one inside."""
    return head.startswith((_GZIP, *_ZIP))


def is_workbook(data: bytes) -> bool:
    """Whether a zip archive is a workbook (XLSX, XLSB, ODS); one too broken to tell is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name in archive.namelist() for name in _WORKBOOKS)
    except _BROKEN:
        return False


def _deeper(name: str, depth: int) -> int:
    if depth >= DEEPEST:
        raise IntakeError(f"{name} is an archive inside an archive, too deep to be an export. Unpack it yourself.")
    return depth + 1


def _gunzipped(piece: Piece) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(piece.data)) as stream:
            return _limited(stream, piece.name, len(piece.data), MOST_BYTES)
    except EOFError as error:
        raise IntakeError(f"{piece.name} is cut short. Download or copy it again.") from error
    except _BROKEN as error:
        raise IntakeError(f"{piece.name} is damaged ({error}). Download or copy it again.") from error


def _members(piece: Piece, depth: int) -> Iterator[Piece | IntakeProblem]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(piece.data))
    except _BROKEN as error:
        raise IntakeError(
            f"{piece.name} is a workbook or a zip archive that is cut short or damaged. Export or copy it again."
        ) from error
    with archive:
        members, notes = _chosen(archive, piece.name)
        room = MOST_BYTES
        for member in members:
            name = safe_text(f"{piece.name}{INSIDE}{member.filename}")
            try:
                data = _member(archive, member, name, room)
            except IntakeError as error:
                yield IntakeProblem(name, error.sentence)
                continue
            room -= len(data)
            yield from unpacked(Piece(name, data, notes), depth)


def _chosen(archive: zipfile.ZipFile, name: str) -> tuple[list[zipfile.ZipInfo], tuple[str, ...]]:
    """The members worth reading; beside a chat, its pictures and voice messages are not."""
    members = [member for member in archive.infolist() if not member.is_dir() and not _is_junk(member.filename)]
    if not members:
        raise IntakeError(f"{name} holds no file. Export it again.")
    if len(members) > MOST_MEMBERS:
        raise IntakeError(f"{name} holds {len(members):,} files. Unpack it and name the exports among them.")
    chats = [member for member in members if _is_chat(member.filename)]
    if not chats:
        return members, ()
    attachments = len(members) - len(chats)
    return chats, (f"attachments left out: {attachments}",) if attachments else ()


def _is_junk(name: str) -> bool:
    return name.startswith("__MACOSX/") or PurePosixPath(name).name.startswith(".")


def _is_chat(name: str) -> bool:
    own = PurePosixPath(name).name.casefold()
    return own == "_chat.txt" or ("whatsapp" in own and own.endswith(".txt"))


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, room: int) -> bytes:
    if member.flag_bits & 1:
        raise IntakeError(f"{name} is locked with a password. Unpack the archive yourself and name the files.")
    try:
        with archive.open(member) as stream:
            return _limited(stream, name, member.compress_size, room)
    except (*_BROKEN, NotImplementedError) as error:
        raise IntakeError(f"{name} cannot be unpacked ({error}). Download or copy the archive again.") from error


def _limited(stream: IO[bytes] | gzip.GzipFile, name: str, packed: int, room: int) -> bytes:
    """All bytes of a stream, read step by step so that a bomb is seen before it goes off."""
    parts, size = [], 0
    while part := stream.read(_STEP):
        parts.append(part)
        size += len(part)
        if size > room or (size > SUSPECT_BYTES and size > BOMB_RATIO * max(packed, 1)):
            raise IntakeError(f"{name} unpacks to far more than an export holds. It is not opened: ask who made it.")
    return b"".join(parts)
