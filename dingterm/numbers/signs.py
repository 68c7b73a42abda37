"""Signs from beyond ASCII that mean what an ASCII sign means: digits of all scripts, dashes, spaces, invisible marks."""

from __future__ import annotations

import sys
import unicodedata
from functools import cache

SPACES = "\t\v\f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
MARKS = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
LINES = "\r\n\u2028\u2029"

UNSEEN = f"[{SPACES}{MARKS}]"
"""A pattern for what a reader does not see, or sees as a space."""

_SAME = {
    "＋": "+",
    "（": "(",
    "）": ")",
    "［": "[",
    "］": "]",
    "．": ".",
    "／": "/",
    **dict.fromkeys("‐‑‒–—―−ー－", "-"),
    **dict.fromkeys("\u2053\u223c\uff5e", "~"),
}
"""Punctuation that phonenumbers takes for the same as its ASCII kin."""


@cache
def plain_signs() -> tuple[list[str], list[str]]:
    """Signs, and the ASCII text each stands for."""
    same = {**_SAME, **dict.fromkeys(SPACES, " "), **dict.fromkeys(MARKS, "")}
    for code in range(128, sys.maxunicode + 1):
        digit = unicodedata.decimal(chr(code), None)
        if digit is not None:
            same[chr(code)] = str(digit)
    return list(same), list(same.values())
