"""The head of a chat message: when and by whom, in any of the ways WhatsApp writes it (`chat_words.toml`)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

APP = "\u200e"
"""The sign WhatsApp puts before words of its own."""

LONGEST_NAME = 100
"""Signs of an author; what is longer is no name but a sentence with a colon."""

_MARKS = dict.fromkeys(map(ord, "\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
_AUTHOR = re.compile(r"([^:]+?)\s?:(?:\s(.*)|$)", re.DOTALL)
_AUTHOR_OF_IOS = re.compile(r"([^:]+?)\s?:\s?(.*)", re.DOTALL)


@dataclass(frozen=True)
class Header:
    """A line that begins a message.

    Attributes:
        date: The three numbers of the date, in the order they stand.
        sign: What parts them.
        unpadded: Whether a number of the date below ten stands without a zero.
        half: `am`, `pm` or empty.
        capitals: Whether the half of the day is written in capitals, as in the United States.
        clock: Hour, minute and second, of 24 hours.
        author: Empty for words of WhatsApp's own.
        text: What follows, to the line's end.
        by_app: Whether WhatsApp marked the text as its own.
    """

    date: tuple[str, str, str]
    sign: str
    unpadded: bool
    half: str
    capitals: bool
    clock: tuple[int, int, int]
    author: str
    text: str
    by_app: bool


@cache
def words() -> dict[str, dict[str, Any]]:
    """The data of `chat_words.toml`."""
    return tomllib.loads((Path(__file__).parent / "chat_words.toml").read_text("utf-8"))


@cache
def pattern(section: str, name: str) -> re.Pattern[str]:
    """One pattern of the data."""
    return re.compile(words()[section][name], re.IGNORECASE)


def header(line: str) -> Header | None:
    """The header a line begins with, or None for a line that goes on with the message before it."""
    if not any(sign.isdigit() for sign in line[:24]):
        return None
    plain = line.translate(_MARKS).lstrip(APP + " ")
    for place, frame in enumerate(_frames()):
        match = frame.fullmatch(plain)
        if match:
            return _of(match.groupdict(), ios=place == 0)
    return None


def _of(found: dict[str, str | None], *, ios: bool) -> Header | None:
    date = (found["one"] or "", found["two"] or "", found["three"] or "")
    half = found["before"] or found["after"] or ""
    clock = _clock(found, half)
    author, text = _author(found["rest"] or "", ios)
    return clock and Header(
        date=date,
        sign=found["sign"] or "",
        unpadded=any(len(number) == 1 for number in date),
        half=half and _half(half),
        capitals=half.isascii() and half.isupper(),
        clock=clock,
        author=author,
        text=text.replace(APP, ""),
        by_app=text.startswith(APP),
    )


def _clock(found: dict[str, str | None], half: str) -> tuple[int, int, int] | None:
    """Hours of 24, minutes, seconds; None for what no clock shows."""
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if half and hour <= 12:
        hour = hour % 12 + 12 * (_half(half) == "pm")
    return (hour % 24, minute, second) if hour <= 24 and minute < 60 and second < 60 else None


def _author(rest: str, ios: bool) -> tuple[str, str]:
    match = (_AUTHOR_OF_IOS if ios else _AUTHOR).fullmatch(rest)
    name = match[1].replace(APP, "").strip().removeprefix("~").strip() if match else ""
    if not match or not 0 < len(name) <= LONGEST_NAME or pattern("system", "no_author").search(name):
        return "", rest
    return name, match[2] or ""


@cache
def _half(word: str) -> str:
    return next(half for half in ("am", "pm") if _any_of(half).fullmatch(word))


@cache
def _any_of(half: str) -> re.Pattern[str]:
    return re.compile("|".join(words()["half"][half]), re.IGNORECASE)


@cache
def _frames() -> tuple[re.Pattern[str], ...]:
    parts, halves = words()["header"], words()["half"]
    half = "|".join(sorted([*halves["am"], *halves["pm"]], key=len, reverse=True))
    inner = {"half": half, "joiners": "|".join(parts["joiners"])}
    outer = {name: _filled(parts[name], inner) for name in ("date", "gap", "clock")}
    return tuple(re.compile(_filled(frame, outer), re.IGNORECASE | re.DOTALL) for frame in parts["frames"])


def _filled(text: str, parts: dict[str, str]) -> str:
    """A pattern with its named parts put in; `str.format` would stumble over `{2}`."""
    for name, part in parts.items():
        text = text.replace("{" + name + "}", part)
    return text
