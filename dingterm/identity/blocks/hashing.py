"""Several hashes of a row as one number of 64 bits, 0 where any of them is none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dingterm.identity.rows.codes import Coded

Hashes = NDArray[np.uint64]
_STEP = np.uint64(0x9E3779B97F4A7C15)


def value_hashes(column: Coded) -> Hashes:
    """A hash of each row's value, the same whatever other rows there are; 0 for none. One row for each row."""
    hashes = np.append(_odd(column.values.hash().to_numpy()), np.uint64(0))
    found = hashes[column.codes]
    return found if found.ndim > 1 else found[:, None]


def hashed(parts: Sequence[Hashes]) -> Hashes:
    """One number for each row's parts, in their order."""
    found = np.zeros(1, np.uint64)
    for part in parts:
        found = mixed(found + _STEP + part)
    there = np.ones(1, np.bool_)
    for part in parts:
        there = there & (part != 0)
    return np.where(there, _odd(found), np.uint64(0))


def either_order(one: Hashes, other: Hashes) -> Hashes:
    """One number for two hashes, whichever comes first."""
    return np.where((one != 0) & (other != 0), _odd(mixed(one) + mixed(other)), np.uint64(0))


def mixed(value: Hashes) -> Hashes:
    """The finaliser of splitmix64: every bit depends on every bit."""
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))


def _odd(hashes: Hashes) -> Hashes:
    return hashes | np.uint64(1)
