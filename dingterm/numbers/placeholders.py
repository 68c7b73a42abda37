"""Digits that people type where a number is asked for and they have none to give."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from dingterm.numbers.nobodys import NOBODYS

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
    return np.array(sorted(len(text) * 10**15 + int(text) for text in NOBODYS), dtype=np.uint64)
