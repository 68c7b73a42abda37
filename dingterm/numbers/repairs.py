"""What spreadsheets, chats and people do to a number, undone; each repair has a name.

A text is repaired before it is parsed, so that a float's tail is never read as a digit.
"""

from __future__ import annotations

import re
from decimal import Decimal

SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\r\n]+")
MARKS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

REPAIRS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("formula", re.compile(r'^="\s*(.*?)\s*"$'), r"\1"),
    ("apostrophe", re.compile(r"^[‘’'`]+(?=[+\d(])"), ""),
    ("chat_id", re.compile(r"^\+?(\d{6,15})(?:[:_]\d+)?@(?:s\.whatsapp\.net|c\.us)$"), r"+\1"),
    ("link", re.compile(r"^(?:https?://)?(?:wa\.me|api\.whatsapp\.com/send\?phone=)/?\+?(\d{6,15}).*$"), r"+\1"),
    ("scheme", re.compile(r"^(?:whatsapp|p|sms|phone|tel|mob|mobile)\s*:\s*(?=\+?[\d(])", re.IGNORECASE), ""),
    ("float_tail", re.compile(r"^(\+?\d{6,})[.,]0+$"), r"\1"),
)

_EXPONENT = re.compile(r"^\+?(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})$")


def repaired(raw: str) -> tuple[str, list[str], bool]:
    """The text to parse, the names of what was repaired, and whether digits were lost in a spreadsheet."""
    text, names = MARKS.sub("", raw), []
    spaced = SPACES.sub(" ", text).strip()
    if spaced != raw.strip(" "):
        names.append("spaces")
    for name, pattern, instead in REPAIRS:
        fixed = pattern.sub(instead, spaced)
        if fixed != spaced:
            names.append(name)
            spaced = fixed.strip()
    exponent = _EXPONENT.match(spaced)
    if not exponent:
        return spaced, names, False
    if len(exponent[2] or "") < int(exponent[3]) - 3:
        return spaced, names, True
    return str(int(Decimal(spaced.replace(",", ".")))), [*names, "exponent"], False
