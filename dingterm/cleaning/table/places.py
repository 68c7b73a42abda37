"""Keys numbered as they first come, found again at the same cost after ten million as after none.

A hash table over arrays: open addressing, the next slot after one that is taken, at least twice as many slots as keys.
All keys of a block are looked up and put in together, a round for each slot on the way.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_LEAST = 1 << 21
"""Slots to begin with."""

_AT_ONCE = 1 << 18
"""Keys moved at a time into a larger table."""

_FREE = 0
"""What stands in a free slot."""

_INSTEAD = np.uint64(0x9E3779B97F4A7C15)
"""Stands for the one key that would look like a free slot."""

Keys = NDArray[np.uint64]
Rows = NDArray[np.intp]


class Places:
    """The place of each different key, from 0 on. Keys are hashes."""

    def __init__(self) -> None:
        self.count = 0
        self.keys = np.zeros(_LEAST, np.uint64)
        self.numbers = np.zeros(_LEAST, np.uint32)  # a place plus one

    def put(self, keys: Keys) -> tuple[NDArray[np.uint32], Rows]:
        """Look up keys, and number those that are new.

        Returns:
            The place of each key; and the rows that are the first of their key, in the order of their places.
        """
        keys = np.where(keys == _FREE, _INSTEAD, keys)
        while 2 * (self.count + len(keys)) > len(self.keys):
            self._grow()
        slots = _taken(self.keys, keys)
        numbers = self.numbers[slots]
        new = np.flatnonzero(numbers == 0)
        there, own = slots[new], np.arange(1, len(new) + 1, dtype=np.uint32)
        self.numbers[there[::-1]] = own[::-1]  # of several rows with one key the first is written last, and stays
        stands = self.numbers[there]
        first = stands == own
        counted = np.cumsum(first, dtype=np.uint32) + np.uint32(self.count)
        self.numbers[there[first]] = counted[first]
        numbers[new] = counted[stands - 1]
        self.count += int(np.count_nonzero(first))
        return numbers - np.uint32(1), new[first]

    def _grow(self) -> None:
        keys, numbers = np.zeros(2 * len(self.keys), np.uint64), np.zeros(2 * len(self.keys), np.uint32)
        for begin in range(0, len(self.keys), _AT_ONCE):
            held = self.keys[begin : begin + _AT_ONCE]
            full = np.flatnonzero(held)
            numbers[_taken(keys, held[full])] = self.numbers[begin + full]
        self.keys, self.numbers = keys, numbers


def _taken(table: Keys, keys: Keys) -> Rows:
    """The slot of each key, which is in the table then; equal keys have one slot."""
    last = np.uint64(len(table) - 1)
    slots = (keys & last).astype(np.intp)
    left, at = np.arange(len(keys)), slots.copy()
    while len(left):
        wanted, held = keys[left], table[at]
        free = np.flatnonzero(held == _FREE)
        table[at[free]] = wanted[free]
        held[free] = table[at[free]]  # of several keys that wanted a slot one has it
        slots[left] = at
        on = np.flatnonzero(held != wanted)
        left, at = left[on], (at[on] + 1) & int(last)
    return slots
