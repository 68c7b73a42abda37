"""Digits that people type where a number is asked for and they have none to give."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

LENGTHS = range(6, 16)
RUNS = (
    "123456",
    "1234567",
    "12345678",
    "123456789",
    "1234567890",
    "0123456789",
    "012345678",
    "987654321",
    "9876543210",
)

_TENS = 10 ** np.arange(19, dtype=np.uint64)
_ROOM = np.uint64(10**15)


def is_placeholder(digits: NDArray[np.uint64], counts: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Whether digits are one digit over and over, or a run along the keys.

    Args:
        digits: As integers.
        counts: How many they are.
    """
    known = _known()
    keys = counts.astype(np.uint64) * _ROOM + digits % _ROOM
    places = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    found: NDArray[np.bool_] = known[places] == keys
    return found


@cache
def _known() -> NDArray[np.uint64]:
    repeated = [str(digit) * length for digit in range(10) for length in LENGTHS]
    return np.array(sorted(len(text) * 10**15 + int(text) for text in (*repeated, *RUNS)), dtype=np.uint64)
