"""A table file in blocks of whole records, so that its size does not matter: UTF-8, lines ended by `\\n`."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dingterm.errors import IntakeError
from dingterm.intake.count import count
from dingterm.intake.decode import decode
from dingterm.intake.overrides import QUOTE
from dingterm.safe_text import safe_text

BLOCK = 12 << 20
"""Bytes read at a time: about a hundred thousand rows."""

LONGEST_RECORD = 64 << 20
"""A line longer than this is no row of a table."""

MAX_LINES = 400
"""Lines looked back over for a place where no quote is open."""

_LINE_END = ord("\n")

_TITLES = {"UTF-8": "utf-8", "GB18030": "gb18030", "Windows-1252": "cp1252"}


@dataclass(frozen=True)
class Block:
    """Some whole records of a file.

    Attributes:
        data: Their bytes, UTF-8 as far as the file keeps to it.
        line: The line they begin at (1-based).
        lines: How many lines they are.
        read: Bytes of the file read so far.
    """

    data: bytes
    line: int
    lines: int
    read: int


def endless(name: str) -> str:
    """The sentence on a line longer than `LONGEST_RECORD`."""
    return f"{name} has a line of over 64 MB, which is no table. Export it again."


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file opened for reading.

    Raises:
        IntakeError: It cannot be opened or read.
    """
    name = safe_text(path.name)
    try:
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise IntakeError(f"There is no file {safe_text(str(path))}. Check the name and the folder.") from error
    except IsADirectoryError as error:
        raise IntakeError(f"{name} is a folder. Name the files in it.") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise IntakeError(f"{name} cannot be read ({why}). Check that you may open it.") from error


def head_of(path: Path, name: str, size: int, encoding: str = "") -> tuple[str, str, str]:
    """The first text of a file, the name of its encoding for people, and the codec.

    Args:
        path: The file.
        name: What it is called in errors.
        size: Bytes looked at.
        encoding: The codec a user said; found out when empty.

    Raises:
        IntakeError: The file is empty or no text, or not of the encoding said.
    """
    with opened(path) as file:
        data = file.read(size)
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data
    whole = data[: len(data) // 4 * 4] if wide and len(data) == size else _whole_lines(data, size)
    found = decode(whole, name, encoding)
    if not found.text.strip():
        raise IntakeError(f"{name} is empty. Export it again.")
    return found.text, found.encoding, encoding or _codec(data, found.encoding)


def blocks(path: Path, codec: str, size: int = BLOCK, quote: str = QUOTE) -> Iterator[Block]:
    """The file's blocks, in order (the first begins with the header)."""
    decoder = None if codec == "utf-8" else codecs.getincrementaldecoder(codec)(errors="replace")
    left, line, read = b"", 1, 0
    with opened(path) as file:
        while True:
            raw = _lines(file, size) if decoder is None and file.seekable() else file.read(size)
            read += len(raw)
            data = left + _as_utf8(raw, decoder)
            if line == 1:
                data = data.removeprefix(codecs.BOM_UTF8)
            data, held = _even_line_ends(data, last=not raw)
            end = _end_of_records(data, quote.encode()) if raw else len(data)
            records, left = data[:end], data[end:] + held
            if records:
                yield Block(records, line, lines := count(records, b"\n") + (records[-1] != _LINE_END), read)
                line += lines
            if not raw:
                return
            if len(left) > LONGEST_RECORD:
                raise IntakeError(endless(safe_text(path.name)))


def _lines(file: BinaryIO, size: int) -> bytes:
    """So many bytes, and on to the end of their last line, so that nothing is left over and copied once more."""
    begin = file.tell()
    file.seek(begin + size - 1)
    file.readline(LONGEST_RECORD)
    end = file.tell()
    file.seek(begin)
    return file.read(end - begin)


def _whole_lines(data: bytes, size: int) -> bytes:
    """Up to the last line end, where the file goes on; a letter of several bytes is not cut."""
    end = max(data.rfind(b"\n"), data.rfind(b"\r")) + 1
    return data[:end] if len(data) == size and end else data


def _codec(data: bytes, title: str) -> str:
    if title in ("UTF-16", "UTF-32"):
        marked = data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or data[:4] == codecs.BOM_UTF32_BE
        little = "-le" if b"\0" not in data[:4000:2] else "-be"
        return title.casefold() + ("" if marked else little)
    return _TITLES.get(title, "utf-8" if title.startswith("UTF-8") else title)


def _as_utf8(raw: bytes, decoder: codecs.IncrementalDecoder | None) -> bytes:
    data = raw if decoder is None else decoder.decode(raw, final=not raw).encode()
    return data.replace(b"\0", b"") if b"\0" in data else data


def _even_line_ends(data: bytes, *, last: bool) -> tuple[bytes, bytes]:
    """All line ends as `\\n`; a `\\r` at the end is held back, for a `\\n` may follow."""
    held = b"\r" if data.endswith(b"\r") and not last else b""
    data = data[: len(data) - len(held)]
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data, held


def _end_of_records(data: bytes, quote: bytes) -> int:
    """Where the last record ends: after a line end with no quote open before it, as far as can be seen."""
    last = data.rfind(b"\n") + 1
    if not quote or quote not in data:
        return last
    end, quotes = last, count(memoryview(data)[:last], quote)
    for _ in range(MAX_LINES):
        if quotes % 2 == 0:
            return end
        before = data.rfind(b"\n", 0, max(end - 1, 0)) + 1
        quotes -= data.count(quote, before, end)
        end = before
    return last
