"""A draft as the checks read it: folded, with what is a name and no statement blanked out, every place kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dingterm.replies.facts import Facts
from dingterm.replies.guard.addresses import EMAIL, LINK
from dingterm.replies.guard.placeholders import BLANK
from dingterm.replies.wordlists import folded, literal

BLANKED = "\x00"
"""Stands for each sign that was taken out."""

_LETTERS = re.compile(r"[^\W\d_]{3}|[\u3400-\u9fff]{2}")
"""A name without so many, such as the size `M` or `38`, says nothing of where it stands for itself."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to be checked.

    Attributes:
        text: As the agent sees it.
        shown: The same with product titles, links, e-mail addresses and unfilled blanks taken out.
        plain: That folded, of the same length.
        language: The tag of the language asked for.
    """

    text: str
    shown: str
    plain: str
    language: str


def read_draft(text: str, facts: Facts, language: str) -> Draft:
    """A draft with what its statements are to be read from."""
    plain = folded(text)
    for name in sorted(facts.products, key=len, reverse=True):
        if _LETTERS.search(name):
            plain = literal(name).sub(_blanks, plain)
    for unread in (BLANK, EMAIL, LINK):
        plain = unread.sub(_blanks, plain)
    shown = "".join(sign if left != BLANKED else left for sign, left in zip(text, plain, strict=True))
    return Draft(text, shown, plain, language)


def _blanks(found: re.Match[str]) -> str:
    return BLANKED * len(found[0])
