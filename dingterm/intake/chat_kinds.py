"""What a chat message is: words of a person, a picture or voice message, or words of WhatsApp's own."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from dingterm.intake.chat_header import pattern

Kind = Literal["text", "media", "system"]
Mark = Literal["", "edited", "deleted"]


def kind_of(text: str, author: str, *, by_app: bool, first: bool) -> tuple[Kind, Mark, str]:
    """The kind of a message, what was done to it, and its text without that mark.

    Args:
        text: The whole message.
        author: Who wrote it; empty for WhatsApp itself.
        by_app: WhatsApp marked it as its own words (iOS).
        first: It is the file's first message: marked words there are the notice on encryption, in any language.
    """
    text, edits = _without_edits(text)
    head = text.partition("\n")[0]
    if not author or (by_app and _is_notice(head, first)):
        return "system", "", text
    if pattern("marks", "deleted").fullmatch(text.strip()):
        return "system", "deleted", text
    return "media" if _is_media(head, by_app) else "text", "edited" if edits else "", text


def named_day(text: str) -> date | None:
    """The day in the name of an attachment, where it has one."""
    head = text.partition("\n")[0]
    for name in ("named", "bracketed"):
        match = pattern("media", name).fullmatch(head)
        day = match and _day(match)
        if day:
            return day
    return None


def _without_edits(text: str) -> tuple[str, bool]:
    found = list(pattern("marks", "edited").finditer(text))
    if not found or found[-1].end() != len(text):
        return text, False
    return text[: found[-1].start()], True


def _is_notice(head: str, first: bool) -> bool:
    known = any(pattern("system", name).fullmatch(head) for name in ("notice", "said"))
    return known or (first and not _is_media(head, by_app=True))


def _is_media(head: str, by_app: bool) -> bool:
    if any(pattern("media", name).fullmatch(head) for name in ("named", "attached", "bracketed")):
        return True
    return (by_app or head.startswith("<")) and bool(pattern("media", "omitted").fullmatch(head))


def _day(match: re.Match[str]) -> date | None:
    if "day" in match.groupdict():
        digits = match["day"]
        numbers = [digits[:4], digits[4:6], digits[6:]]
    else:
        inner = pattern("media", "names_day").search(match["file"])
        numbers = list(inner.groups()) if inner else []
    try:
        return date(*map(int, numbers)) if numbers else None
    except ValueError:
        return None
