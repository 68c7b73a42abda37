"""Average linkage: a group with a contradiction inside falls into parts that agree."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

STOP = -2.0
"""Bits between two parts, on average, under which they stay apart."""


def parted(bits: NDArray[np.float64]) -> list[list[int]]:
    """Join members, the best agreeing first, as long as parts agree on average.

    Args:
        bits: A symmetric matrix of the bits between members; the diagonal does not matter.

    Returns:
        The members of each part.
    """
    size = len(bits)
    sums, counts = bits.astype(np.float64).copy(), np.ones((size, size))
    np.fill_diagonal(sums, -np.inf)
    parts = [[place] for place in range(size)]
    while len(parts) > 1:
        one, other = sorted(divmod(int(np.argmax(sums / counts)), size))
        if sums[one, other] / counts[one, other] < STOP:
            break
        _join(sums, counts, one, other)
        parts[one] += parts[other]
        parts[other] = []
        if sum(map(bool, parts)) == 1:
            break
    return [part for part in parts if part]


def _join(sums: NDArray[np.float64], counts: NDArray[np.float64], one: int, other: int) -> None:
    """Give one part the other's sums; the other is no more."""
    sums[one] += sums[other]
    sums[:, one] = sums[one]
    counts[one] += counts[other]
    counts[:, one] = counts[one]
    sums[other], sums[:, other] = -np.inf, -np.inf
    sums[one, one] = -np.inf
