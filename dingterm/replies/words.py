"""Words as they are looked up: small letters, no accents, no Liquid."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LIQUID = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_WORD = re.compile(r"\w+")
_GAPS = re.compile("…+")
_MARK = re.compile(r"[\u0300-\u036f]")


BEFORE = 2
"""Words shown before one that was found."""


def lookup_words(text: str) -> list[str]:
    """The words of a text, folded: `¡Promoción!` gives `promocion`; a run of Han signs is one word."""
    if not text.isascii():
        text = _MARK.sub("", unicodedata.normalize("NFKD", text))
    return _WORD.findall(text.casefold())


def lines_with(query: str, title: str, texts: Iterable[str]) -> str:
    """The first line of some texts that holds a word of a query which a title lacks; empty where it lacks none."""
    titled = lookup_words(title)
    lacking = [word for word in lookup_words(query) if not any(one.startswith(word) for one in titled)]
    for text in texts if lacking else ():
        for line in _GAPS.sub("…", _LIQUID.sub("…", text)).splitlines():
            for word in _WORD.finditer(line):
                if any("".join(lookup_words(word[0])).startswith(one) for one in lacking):
                    return _excerpt(" ".join(line[: word.start()].split()), line[word.start() :])
    return ""


def _excerpt(before: str, rest: str) -> str:
    """A line from a few words before what was found."""
    words = before.split(" ")
    near = " ".join(words[-BEFORE:])
    return " ".join(f"{'… ' if len(words) > BEFORE else ''}{near} {rest}".split())


def spans(query: str, text: str) -> list[tuple[int, int]]:
    """Where the words of a text begin with a word of a query: start and end of the signs that were typed."""
    asked = lookup_words(query)
    found = []
    for word in _WORD.finditer(text):
        folded = "".join(lookup_words(word[0]))
        if typed := max((one for one in asked if folded.startswith(one)), key=len, default=""):
            found.append((word.start(), min(word.end(), word.start() + len(typed))))
    return found


def without_liquid(text: str) -> str:
    """A wording without its tags and variables."""
    return _LIQUID.sub(" ", text)
