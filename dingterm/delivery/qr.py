"""A link as a QR code in the terminal, to go on with on a phone."""

from __future__ import annotations

from itertools import zip_longest

from dingterm.errors import DeliveryError

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_QUIET = 2
"""Modules of margin: the standard asks for 4, phones read 2, and a terminal is narrow."""


def qr_lines(text: str, *, dark_screen: bool = True) -> list[str]:
    """The code as lines of half blocks, two rows of modules to a line, margin included.

    Args:
        text: The address or text.
        dark_screen: Print the light modules, as light text on a dark ground; else the dark ones.

    Raises:
        DeliveryError: The text is empty or too long for a QR code.
    """
    import segno

    if not text:
        raise DeliveryError("There is nothing to put into a QR code.")
    try:
        code = segno.make(text, error="l", micro=False)
    except segno.DataOverflowError as error:
        raise DeliveryError("The text is too long for a QR code; use the link without its text.") from error
    rows = [[bool(module) != dark_screen for module in row] for row in code.matrix_iter(border=_QUIET)]
    blank = [False] * len(rows[0])
    pairs = zip_longest(rows[::2], rows[1::2], fillvalue=blank)
    return ["".join(_HALVES[halves] for halves in zip(upper, lower, strict=True)) for upper, lower in pairs]
