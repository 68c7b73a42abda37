"""Digits that people type where a number is asked for and they have none to give."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from dingterm.numbers.nobodys import NOBODYS


def placeholders(digits: NDArray[np.uint64], counts: NDArray[np.uint8]) -> NDArray[np.intp]:
    """The places of what is one digit over and over, or a run along the keys.

    Args:
        digits: As integers, in order.
        counts: How many each is.
    """
    values, lengths = _known()
    begin, end = (np.searchsorted(digits, values, side) for side in ("left", "right"))
    found = np.repeat(np.arange(len(values)), end - begin)
    rows = np.arange(len(found)) - np.repeat(np.cumsum(end - begin) - end, end - begin)
    these: NDArray[np.intp] = rows[counts[rows] == lengths[found]]
    return these


@cache
def _known() -> tuple[NDArray[np.uint64], NDArray[np.uint8]]:
    return np.array([int(text) for text in NOBODYS], np.uint64), np.array([len(text) for text in NOBODYS], np.uint8)
