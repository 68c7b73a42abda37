"""Text from outside made harmless: no control byte, no bidi trick, no endless run reaches a store or a terminal.

Sources: ECMA-48 (C0 and C1 controls), UAX #9 (bidi controls), and Unicode's tag block, which hides text from people but
not from machines (UTS #51, ED-14a: it spells the flags of regions, and only those stay). ZWJ and ZWNJ stay: emoji and
several scripts need them.
"""

from __future__ import annotations

import re

LIMIT = 20_000
"""Characters kept of one text; the rest is replaced by an ellipsis."""

MAX_MARKS = 4
"""Combining marks kept on one base character."""

INVISIBLE = (
    "\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e001f\U000e0080-\U000e0fff"
)
"""A character-class body: bidi controls and signs without width, which are dropped."""

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u180b-\u180d\u180f\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
"""A character-class body: what takes no cell of its own and can be piled up (joiners and variation selectors too)."""

_BREAKS = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"  # a region's flag, as England's
_INVISIBLE = re.compile(f"({_FLAG})|[{INVISIBLE}\U000e0020-\U000e007f]")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MARKS = re.compile(f"([{MARKS}]{{{MAX_MARKS}}})[{MARKS}]+")
_CALM = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0590\u3041-\u3096\u30a0-\u30fa\u4e00-\u9fff]*")


def safe_text(text: str, *, lines: bool = False, limit: int = LIMIT) -> str:
    """Make one text harmless for storing and for a terminal.

    Controls become a visible picture (`ESC` turns into `␛`), so that nothing disappears in silence; line breaks become
    a space unless `lines` is set; tabs become a space; bidi controls and invisible signs are dropped; stacks of
    combining marks are cut at `MAX_MARKS`.

    Args:
        text: Any text at all.
        lines: Keep line breaks (as `\\n`).
        limit: Characters kept, the ellipsis included.
    """
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    if _CALM.fullmatch(text):
        return text
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    if not lines:
        text = text.replace("\n", " ")
    text = _INVISIBLE.sub(r"\1", text)
    text = _CONTROL.sub(_picture, text)
    return _MARKS.sub(r"\1", text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "�"
