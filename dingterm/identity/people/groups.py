"""Connected components over arrays of pairs."""

from __future__ import annotations

import numpy as np

from dingterm.identity.rows.codes import Codes


def connected(a: Codes, b: Codes, size: int) -> Codes:
    """For each row the least row it is connected with.

    Args:
        a, b: Pairs of rows that belong together.
        size: The number of rows.
    """
    least = np.arange(size, dtype=np.int32)
    while len(a):
        one, other = least[a], least[b]
        apart = one != other
        if not apart.any():
            break
        a, b, one, other = a[apart], b[apart], one[apart], other[apart]
        np.minimum.at(least, np.maximum(one, other), np.minimum(one, other))
        while True:
            further = least[least]
            if np.array_equal(further, least):
                break
            least = further
    return least


def members(groups: Codes, least: int = 2) -> list[Codes]:
    """The rows of every group of so many or more."""
    sizes = np.bincount(groups)
    rows = np.flatnonzero(sizes[groups] >= least).astype(np.int32)
    if not len(rows):
        return []
    rows = rows[np.argsort(groups[rows], kind="stable")]
    return np.split(rows, np.flatnonzero(np.diff(groups[rows])) + 1)
