"""Bytes to text: byte order marks first, then UTF-8, then what the bytes look like."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from dingterm.errors import IntakeError

SAMPLE = 1 << 18
"""Bytes looked at when an encoding has to be guessed."""

STRAY_SHARE = 0.01
"""Share of zero bytes up to which they are the slip of some program, and the rest is text."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_MAGIC = {
    b"%PDF": "a PDF: ask the shop system for a CSV export",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
_BEGINNINGS = {
    "<!doctype html": "a web page, perhaps a sign-in page: download the export again",
    "<html": "a web page, perhaps a sign-in page: download the export again",
    "%!ps": "a printed page: ask the shop system for a CSV export",
}
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True)
class Decoded:
    """A file's text with line ends as `\\n`, and the name of its encoding."""

    text: str
    encoding: str


def decode(data: bytes, name: str, encoding: str = "") -> Decoded:
    """Decode a file.

    Args:
        data: The whole file.
        name: The file's name, for the error.
        encoding: The codec a user said; found out when empty.

    Raises:
        IntakeError: The bytes are not text, or not of the encoding said.
    """
    text, encoding = _as_said(data, name, encoding) if encoding else _decoded(data, name)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.removeprefix("\ufeff")
    _check_is_data(text, name)
    return Decoded(text, encoding)


def _as_said(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding).replace("\0", ""), encoding
    except ValueError as error:
        where = f"byte {error.start}" if isinstance(error, UnicodeDecodeError) else "its beginning"
        raise IntakeError(
            f"{name} is not {encoding}: {where} is something else. Say another encoding, or leave --encoding out."
        ) from error


def _check_is_data(text: str, name: str) -> None:
    start = text[:40].lstrip().casefold()
    for beginning, what in _BEGINNINGS.items():
        if start.startswith(beginning):
            raise IntakeError(f"{name} is not a table but {what}.")
    sample = text[:4096]
    if len(_CONTROLS.findall(sample)) * 50 > len(sample):
        raise IntakeError(f"{name} is not a text file. Export it as CSV or JSON and import that.")


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise IntakeError(f"{name} is not a text file but {what}.")
    for mark, codec, title in _MARKS:
        if data.startswith(mark):
            return _with(codec, title, data, name)
    if b"\0" in data:
        return _without_mark(data, name)
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _guessed(data)


def _with(codec: str, title: str, data: bytes, name: str) -> tuple[str, str]:
    try:
        return data.decode(codec), title
    except UnicodeDecodeError as error:
        if codec == "utf-8":
            return _guessed(data.removeprefix(codecs.BOM_UTF8))
        raise IntakeError(
            f"{name} says it is {title}, but byte {error.start} is broken. Export it again, as UTF-8 if you can choose."
        ) from error


def _without_mark(data: bytes, name: str) -> tuple[str, str]:
    """UTF-16 without a mark has its zero bytes all on one side; a stray one is dropped, many of them are no text."""
    sample = data[:SAMPLE]
    for side, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        here, there = sample[side::2].count(0), sample[1 - side :: 2].count(0)
        if here > len(sample) // 8 and there == 0:
            return _with(codec, "UTF-16", data, name)
    if data.count(0) <= len(data) * STRAY_SHARE:
        text, title = _decoded(data.replace(b"\0", b""), name)
        return text, f"{title}, zero bytes left out"
    raise IntakeError(f"{name} is not a text file (it holds zero bytes). Export it as CSV or JSON and import that.")


def _guessed(data: bytes) -> tuple[str, str]:
    if _mostly_utf8(data):
        return _line_by_line(data), "UTF-8, some lines Windows-1252"
    if _looks_chinese(data[:SAMPLE]):
        return data.decode("gb18030", errors="replace"), "GB18030"
    codec = _looks_other(data[:SAMPLE])
    if codec:
        return data.decode(codec, errors="replace"), codec
    return _western(data), "Windows-1252"


def _mostly_utf8(data: bytes) -> bool:
    runs = _HIGH.findall(data[:SAMPLE])
    return sum(_is_utf8(run) for run in runs) * 2 > len(runs)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line_by_line(data: bytes) -> str:
    lines = data.split(b"\n")
    return "\n".join(line.decode("utf-8") if _is_utf8(line) else _western(line) for line in lines)


def _looks_chinese(sample: bytes) -> bool:
    """GB 2312 writes each sign as two bytes from A1 up, level 1 signs (B0 to D7) most; Western letters stand alone."""
    runs = _HIGH.findall(sample)
    even = [run for run in runs if len(run) % 2 == 0]
    common = sum(0xB0 <= byte <= 0xD7 for run in even for byte in run[::2])
    pairs = sum(len(run) // 2 for run in even)
    return len(even) >= 0.7 * len(runs) and common >= 0.6 * pairs and max(map(len, runs)) > 2


def _looks_other(sample: bytes) -> str | None:
    """Other scripts have long runs of high bytes; a short run says Western letters among ASCII."""
    runs = _HIGH.findall(sample)
    if sum(map(len, runs)) < 3 * len(runs):
        return None
    import charset_normalizer

    best = charset_normalizer.from_bytes(sample).best()
    return best.encoding if best else None


def _western(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
