"""A clickable link in a terminal: OSC 8.

Source: Egmont Koblinger's "Hyperlinks in terminal emulators": bytes 32 to 126 only, no `;` or `:` in ids, and 2,083
bytes of address at most in VTE and others.
"""

from __future__ import annotations

import re
import zlib

from dingterm.errors import DeliveryError
from dingterm.safe_text import safe_text

MAX_URL = 2083
"""Bytes of an address that common terminals take."""

_OPEN, _CLOSE = "\x1b]8;", "\x1b\\"
_PLAIN = re.compile("[!-~]+")
_NOT_ID = re.compile("[^A-Za-z0-9_.-]")


def hyperlink(url: str, label: str = "", *, identifier: str = "") -> str:
    """The escape sequence that shows `label` and leads to `url`.

    Args:
        url: A percent-encoded address.
        label: What is shown; the address itself by default. Made harmless here.
        identifier: Ties the pieces of a link broken over lines together; made from the address by default.

    Raises:
        DeliveryError: The address holds blanks, controls or letters that are not ASCII, or is too long.
    """
    if len(url) > MAX_URL:
        raise DeliveryError(f"The link has {len(url):,} bytes and a terminal takes {MAX_URL:,}; leave out its text.")
    if not _PLAIN.fullmatch(url):
        raise DeliveryError("The link holds signs that must be percent-encoded; it cannot be shown as a link.")
    name = _NOT_ID.sub("-", identifier)[:64] or f"{zlib.crc32(url.encode()):08x}"
    return f"{_OPEN}id={name};{url}{_CLOSE}{safe_text(label or url)}{_OPEN};{_CLOSE}"
