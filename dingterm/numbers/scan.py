"""Texts to digits, a whole column at once: bare digits by polars' own parser, of the rest all bytes looked at together.

A loop over texts, or a regular expression for each, would cost more than everything that follows.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import polars as pl
from numpy.typing import NDArray

DIGIT, PLUS, PLAIN, DOT, OPEN, LETTER, FOREIGN, OTHER = (1 << bit for bit in range(8))
"""What bytes a text holds: digits; plus signs; space, dash, `)`; `.`; `(`; ASCII letters; beyond ASCII; the rest."""

MOST = 18
"""Digits that are read; a text with more has only these."""

LONGEST = 250
"""Bytes of a text; what has more is too long for a number (as for phonenumbers)."""

_TENS = 10 ** np.arange(MOST + 1, dtype=np.uint64)
_PADDING = b"0" * (MOST + 8)
_PUT_TOGETHER = tuple(
    (np.uint64(mask), np.uint64((10 ** (width // 8) << width) + 1), np.uint64(width))
    for mask, width in ((0x0F0F0F0F0F0F0F0F, 8), (0x00FF00FF00FF00FF, 16), (0x0000FFFF0000FFFF, 32))
)
"""Mask, factor and shift that make one number of two neighbours of 1, 2 and 4 digits."""
_KEYPAD = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"22233344455566677778889999")
_NO_DIGITS = bytes(set(range(256)) - set(b"0123456789"))


def _kinds() -> bytes:
    kinds = bytearray([OTHER] * 128 + [FOREIGN] * 128)
    for signs, kind in ((b"0123456789", DIGIT), (b"+", PLUS), (b" -)", PLAIN), (b".", DOT), (b"(", OPEN)):
        for sign in signs:
            kinds[sign] = kind
    for letter in b"ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        kinds[letter] = kinds[letter + 32] = LETTER
    return bytes(kinds)


_KINDS = _kinds()


@dataclass(frozen=True)
class Scanned:
    """What was seen, an array each.

    Attributes:
        kinds: Bits of the bytes each text holds.
        counts: How many digits each holds.
        digits: The first `MOST` digits as an integer.
        bytes: How long each text is.
        first: Its first byte; of bare digits, some digit.
        last: Its last byte; of bare digits, some digit.
        pluses: How many plus signs it holds.
    """

    kinds: NDArray[np.uint8]
    counts: NDArray[np.uint8]
    digits: NDArray[np.uint64]
    bytes: NDArray[np.uint32]
    first: NDArray[np.uint8]
    last: NDArray[np.uint8]
    pluses: NDArray[np.uint8]

    def replace(self, rows: NDArray[np.intp], other: Scanned) -> None:
        """Take some rows from elsewhere."""
        for one in fields(self):
            getattr(self, one.name)[rows] = getattr(other, one.name)


def scanned(texts: pl.Series) -> Scanned:
    """Look at every text; there is at least one, none is null, and none longer than `LONGEST` bytes."""
    seen, bare = _as_bare(texts)
    rest = np.flatnonzero(~bare)
    if len(rest) == len(texts):
        return _byte_by_byte(texts)
    if len(rest):
        seen.replace(rest, _byte_by_byte(texts.gather(rest)))
    return seen


def _as_bare(texts: pl.Series) -> tuple[Scanned, NDArray[np.bool_]]:
    """What was seen, right for texts of nothing but digits, with a plus before them or none; and which are such."""
    lengths = texts.str.len_bytes().to_numpy()
    values = texts.cast(pl.UInt64, strict=False)  # takes a plus, and no other sign, space or foreign digit
    plus = texts.str.starts_with("+").to_numpy()
    counts = (lengths - plus).astype(np.uint8)
    kinds = np.where(plus, np.uint8(DIGIT | PLUS), np.uint8(DIGIT))
    first = np.where(plus, np.uint8(ord("+")), np.uint8(ord("0")))
    digits = values.fill_null(0).to_numpy(writable=True)
    seen = Scanned(kinds, counts, digits, lengths.copy(), first, np.full_like(first, ord("1")), plus.astype(np.uint8))
    return seen, values.is_not_null().to_numpy() & (counts <= MOST)


def _byte_by_byte(texts: pl.Series) -> Scanned:
    lengths = texts.str.len_bytes().to_numpy()
    ends = np.cumsum(lengths.astype(np.int64) + 1)
    starts = np.concatenate([[0], ends[:-1]])
    flat = (texts.str.join("\0")[0] + "\0").encode()
    signs = np.frombuffer(flat, np.uint8)
    kinds = np.frombuffer(bytearray(flat.translate(_KINDS)), np.uint8)
    kinds[ends - 1] = 0  # what we put between two texts
    counts = np.add.reduceat(kinds & DIGIT, starts, dtype=np.uint8)
    return Scanned(
        kinds=np.bitwise_or.reduceat(kinds, starts),
        counts=counts,
        digits=_values(flat.translate(None, _NO_DIGITS), counts),
        bytes=lengths,
        first=signs[starts],
        last=signs[np.maximum(ends - 2, starts)],
        pluses=np.add.reduceat((kinds & PLUS) >> 1, starts, dtype=np.uint8),
    )


def is_e164(seen: Scanned, numbers: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Whether each text is a plus and the digits of its number, none before them."""
    bare = (seen.kinds == DIGIT | PLUS) & (seen.first == ord("+")) & (seen.bytes == seen.counts + np.uint8(1))
    full = numbers >= _TENS[np.clip(seen.counts, 1, MOST) - 1]
    written: NDArray[np.bool_] = bare & full & (numbers == seen.digits)
    return written


def keypad(texts: pl.Series) -> pl.Series:
    """Letters to the digits of a telephone's keys (ITU E.161)."""
    upper = texts.str.to_uppercase()
    return upper.str.replace_many([chr(sign) for sign in range(65, 91)], [chr(_KEYPAD[sign]) for sign in range(65, 91)])


def _values(digits: bytes, counts: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """The first digits of each text as an integer: twice eight and then two, read where the text begins."""
    padded = digits + _PADDING
    eights = np.ndarray(len(padded) - 7, "<u8", padded, strides=(1,))
    counted = np.minimum(counts, MOST)
    begin = np.concatenate([[0], np.cumsum(counts[:-1], dtype=np.int64)])
    last = _of_eight(eights[begin + 16]) // _TENS[6]
    value = _of_eight(eights[begin]) * _TENS[10] + _of_eight(eights[begin + 8]) * _TENS[2] + last
    first: NDArray[np.uint64] = value // _TENS[MOST - counted]
    return first


def _of_eight(signs: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Eight digits in the bytes of an integer, the first lowest, to their value: neighbours put together thrice."""
    value = signs
    for mask, factor, shift in _PUT_TOGETHER:
        value = ((value & mask) * factor) >> shift
    return value
