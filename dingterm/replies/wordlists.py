"""Lists of phrases as one pattern, over text folded so that accents, capitals and foreign digits do not matter.

In a phrase a space stands for any blank or hyphen, `*` at a word's end for any ending, `…` for up to three words,
`#` for a figure, `(a|b)` for either and `?` after a sign for with or without it. Chinese, Japanese and Thai are written
without blanks: their phrases may begin and end anywhere, and `…` is up to eight signs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_PIECES = (
    {
        " ": r"[\s\-]+",
        "*": r"\w*(?:['’]\w+)?",
        "…": r"(?:[\s\-]+[^\s,.;:!?]+){0,3}?",
        "#": r"\d+(?:[.,]\d+)?",
        "'": "['’]",
    }
    | {sign: sign for sign in "|)?"}
    | {"(": "(?:"}
)
LETTER = r"[^\W_\d\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]"
"""A letter of a script that parts words by blanks: another beside it makes another word."""
_STROKES = str.maketrans("łøđðı", "loddi")
_NEVER = re.compile(r"(?!)")


def folded(text: str) -> str:
    """A text of the same length in small letters without accents, with digits of every script as ASCII."""
    return text if text.isascii() and text.islower() else "".join(map(_folded_sign, text))


@lru_cache(maxsize=4096)
def _folded_sign(sign: str) -> str:
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    apart = unicodedata.normalize("NFKD", sign)
    plain = apart[0] if all(map(unicodedata.combining, apart[1:])) else sign
    small = plain.lower().translate(_STROKES)
    return small if len(small) == 1 else plain


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of some phrases in a folded text; of no phrases, one that finds nothing."""
    several = [folded(phrase).replace(" … ", "… ") for phrase in phrases]
    parted = [_inside(phrase) for phrase in several if not _UNSPACED.match(phrase)]
    unparted = [_inside(phrase) for phrase in several if _UNSPACED.match(phrase)]
    both = ([_whole("|".join(parted))] if parted else []) + unparted
    return re.compile("|".join(both)) if both else _NEVER


def literal(name: str) -> re.Pattern[str]:
    """A pattern that finds a name in a folded text as whole words, whatever signs are in it."""
    plain = folded(name.strip())
    inside = r"\s+".join(map(re.escape, plain.split()))
    return re.compile(inside if _UNSPACED.match(plain) else _whole(inside))


def _inside(phrase: str) -> str:
    pieces = _PIECES | {"…": r"[^\s,.。！？]{0,8}?"} if _UNSPACED.match(phrase) else _PIECES
    return "".join(pieces.get(sign, re.escape(sign)) for sign in phrase)


def _whole(inside: str) -> str:
    return rf"(?<!{LETTER})(?<!\d)(?:{inside})(?!{LETTER}|\d)"
