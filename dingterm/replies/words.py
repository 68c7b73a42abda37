"""Words as they are looked up: small letters, no accents, no Liquid."""

from __future__ import annotations

import re
import unicodedata

_LIQUID = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_WORD = re.compile(r"\w+")
_MARK = re.compile(r"[\u0300-\u036f]")


def lookup_words(text: str) -> list[str]:
    """The words of a text, folded: `¡Promoción!` gives `promocion`; a run of Han signs is one word."""
    if not text.isascii():
        text = _MARK.sub("", unicodedata.normalize("NFKD", text))
    return _WORD.findall(text.casefold())


def without_liquid(text: str) -> str:
    """A wording without its tags and variables."""
    return _LIQUID.sub(" ", text)
