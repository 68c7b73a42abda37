"""The language of the interface: what is shown passes `tr` on its way to the screen.

Catalogues are gettext's (`dingterm/tui/locale/<language>/LC_MESSAGES/dingterm.po`). Sentences are made in rooms that
know no language, with names and figures already in them; so a msgid may have holes (`Taken: {name}.`), and a sentence
that fits it is translated around what fills them. What no catalogue knows stays in English.
"""

from __future__ import annotations

import os
import re
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

ENGLISH = "en"
CATALOGUES = {"zh": "zh_CN"}
"""Languages beside English, and the folders of their catalogues."""

SPOKEN = frozenset({"reason", "what", "said", "why", "again", "turn", "came", "span", "step"})
"""Holes that hold words of the program's own, to be translated in their turn; what is in others stays."""

REMEMBERED = 4096
"""Texts of which the answer is kept: a screen says the same ones at every key."""

_HOLE = re.compile(r"\{(\w+)\}")
_PARTS = tuple(map(re.compile, (r"(\. )", r"(; | · )", r"(, )")))
"""Where a text falls into parts that are translated one by one, where it is not known as a whole."""

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class Catalogue:
    """Texts of one language.

    Args:
        texts: English to this language; holes in braces.
    """

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = {text: said for text, said in texts.items() if not _HOLE.search(text)}
        holed = sorted((text for text in texts if _HOLE.search(text)), key=lambda text: -len(_HOLE.sub("", text)))
        self._patterns = [(_pattern(text), texts[text]) for text in holed]
        self.said = lru_cache(REMEMBERED)(self._said)

    def _said(self, text: str) -> str:
        """A text in this language: whole, else part by part."""
        if (found := self._whole(text)) is not None:
            return found
        parts = next((one for one in _PARTS if one.search(text)), None)
        return self._by_parts(parts.split(text)) if parts else text

    def _by_parts(self, pieces: list[str]) -> str:
        """Every other one stands between two parts; it is written as in this language where one of them is."""
        said = [self.said(one) for one in pieces[::2]]
        between = [self._texts.get(one, one) if said != pieces[::2] else one for one in pieces[1::2]]
        return "".join(chain.from_iterable(zip(said, [*between, ""], strict=True)))

    def _filled(self, name: str, text: str) -> str:
        return self.said(text) if name in SPOKEN else text

    def _whole(self, text: str) -> str | None:
        if text in self._texts:
            return self._texts[text]
        for pattern, said in self._patterns:
            if match := pattern.fullmatch(text):
                holes = {name: self._filled(name, text) for name, text in match.groupdict().items()}
                return said.format(**holes)
        return None


def tr(text: str) -> str:
    """A text of the program in the language of the interface."""
    return _now.said(text) if _now and text else text


def speak(language: str) -> None:
    """Choose the language of the interface: `en`, `zh`, or nothing for that of the machine."""
    global _now
    chosen = (language or _of_machine()).partition("_")[0].partition("-")[0].lower()
    _now = catalogue(chosen) if chosen in CATALOGUES else None


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language. Loads babel."""
    return Catalogue(texts_of(language))


def texts_of(language: str) -> dict[str, str]:
    """Every text of a catalogue that has a translation."""
    from babel.messages.pofile import read_po

    with _file(language).open("rb") as file:
        return {str(one.id): str(one.string) for one in read_po(file) if one.id and one.string}


def _file(language: str) -> Traversable:
    from importlib.resources import files

    return files("dingterm.tui").joinpath("locale", CATALOGUES[language], "LC_MESSAGES", "dingterm.po")


def _of_machine() -> str:
    return next((value for name in _VARIABLES if (value := os.environ.get(name))), ENGLISH)


def _pattern(text: str) -> re.Pattern[str]:
    """The sentences that fit a msgid with holes; a hole's name may come once."""
    parts = _HOLE.split(text)
    fixed = (re.escape(part) if place % 2 == 0 else _hole(part) for place, part in enumerate(parts))
    return re.compile("".join(fixed), re.DOTALL)


def _hole(name: str) -> str:
    """Names and figures end where the sentence goes on; a count is a figure."""
    if name == "n":
        return r"(?P<n>[\d.,]+)"
    return f"(?P<{name}>.+?)" if name in SPOKEN else f"(?P<{name}>(?:(?!; | · ).)+?)"


_now: Catalogue | None = None
