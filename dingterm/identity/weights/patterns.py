"""Pairs counted by pattern: the same levels in every field, found by the same keys."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dingterm.identity.blocks.keys import KEYS
from dingterm.identity.compare.names import Levels
from dingterm.identity.fields import COMPARED, PLACE

BITS = 3


@dataclass(frozen=True)
class Session:
    """The pairs of one key, which teach only the fields that the key leaves open.

    Attributes:
        levels: One row a pattern, one column a field; 0 in the fields the key fixes.
        counts: Pairs of each pattern.
        open: Which fields the key leaves open.
    """

    levels: NDArray[np.uint8]
    counts: NDArray[np.float64]
    open: NDArray[np.bool_]


def sessions(levels: Levels, found_by: NDArray[np.bool_]) -> list[Session]:
    """The sessions of some pairs.

    Args:
        levels: One row a field, one column a pair.
        found_by: One row a key, one column a pair: whether the key finds it.
    """
    made = []
    shifts = np.arange(len(COMPARED), dtype=np.int64) * BITS
    whole = (levels.astype(np.int64) << shifts[:, None]).sum(axis=0)
    for key, found in zip(KEYS, found_by, strict=True):
        open_ = np.ones(len(COMPARED), np.bool_)
        open_[[PLACE[field] for field in key.fixes]] = False
        kept = int(sum(7 << int(shift) for shift in shifts[open_]))
        patterns, counts = np.unique(whole[found] & kept, return_counts=True)
        if len(patterns):
            unpacked = (patterns[:, None] >> shifts & 7).astype(np.uint8)
            made.append(Session(unpacked, counts.astype(np.float64), open_))
    return made
