"""Signs beyond ASCII that mean what an ASCII sign means: digits of all scripts, dashes, spaces, invisible marks."""

from __future__ import annotations

from functools import cache

SPACES = "\t\v\f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
MARKS = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)

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


_ZEROS = (
    "\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0de6\u0e50\u0ed0\u0f20\u1040"
    "\u1090\u17e0\u1810\u1946\u19d0\u1a80\u1a90\u1b50\u1bb0\u1c40\u1c50\ua620\ua8d0\ua900\ua9d0\ua9f0\uaa50"
    "\uabf0\uff10\U000104a0\U00010d30\U00011066\U000110f0\U00011136\U000111d0\U000112f0\U00011450\U000114d0"
    "\U00011650\U000116c0\U00011730\U000118e0\U00011950\U00011c50\U00011d50\U00011da0\U00016a60\U00016ac0"
    "\U00016b50\U0001d7ce\U0001d7d8\U0001d7e2\U0001d7ec\U0001d7f6\U0001e140\U0001e2f0\U0001e950\U0001fbf0"
)
"""The zero of every script; its other digits follow it (source: Unicode, general category Nd)."""


@cache
def plain_signs() -> tuple[list[str], list[str]]:
    """Signs, and the ASCII text each stands for."""
    same = {**_SAME, **dict.fromkeys(SPACES, " "), **dict.fromkeys(MARKS, "")}
    same |= {chr(ord(zero) + digit): str(digit) for zero in _ZEROS for digit in range(10)}
    return list(same), list(same.values())
