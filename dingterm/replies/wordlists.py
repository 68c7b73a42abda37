"""Lists of phrases as one pattern, over text folded so that accents, capitals and foreign digits do not matter.

In a phrase a space stands for any blank or hyphen, `*` at a word's end for any ending, `…` for up to three words,
`#` for a figure, `(a|b)` for either and `?` after a sign for with or without it. Chinese, Japanese and Thai are written
without blanks: their phrases may begin and end anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_PIECES = (
    {" ": r"[\s\-]+", "*": r"\w*", "…": r"(?:[\s\-]+[^\s,.;:!?]+){0,3}?", "#": r"\d+(?:[.,]\d+)?", "'": "['’]"}
    | {sign: sign for sign in "|)?"}
    | {"(": "(?:"}
)
LETTER = r"[^\W_\d\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]"
"""A letter of a script that parts words by blanks: another beside it makes another word."""
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
    small = plain.lower()
    return small if len(small) == 1 else plain


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of some phrases in a folded text; of no phrases, one that finds nothing."""
    several = [_phrase(phrase) for phrase in phrases]
    return re.compile("|".join(several)) if several else _NEVER


def literal(name: str) -> re.Pattern[str]:
    """A pattern that finds a name in a folded text as whole words, whatever signs are in it."""
    return re.compile(_whole(plain := folded(name.strip()), r"\s+".join(map(re.escape, plain.split()))))


def _phrase(phrase: str) -> str:
    plain = folded(phrase)
    return _whole(plain, "".join(_PIECES.get(sign, re.escape(sign)) for sign in plain.replace(" … ", "… ")))


def _whole(plain: str, inside: str) -> str:
    begins = "" if _UNSPACED.match(plain) else rf"(?<!{LETTER})(?<!\d)"
    ends = "" if _UNSPACED.match(plain[-1:]) else rf"(?!{LETTER}|\d)"
    return f"{begins}(?:{inside}){ends}"
