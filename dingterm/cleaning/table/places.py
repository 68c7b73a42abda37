"""Keys numbered in the order they came, found again at the same cost after ten million as after none.

A hash table over columns: open addressing, the next slot after one that is taken, at least twice as many slots as
keys. All keys of a block are looked up together, a round for each slot on the way.
"""

from __future__ import annotations

import polars as pl

_LEAST = 1 << 21
"""Slots to begin with."""

_AT_ONCE = 1 << 18
"""Keys placed at a time in a larger table."""

_FREE = 0


class Places:
    """The place of each key, from 0 on. Keys are hashes, no two of the table alike."""

    def __init__(self) -> None:
        self.keys = pl.Series(dtype=pl.UInt64)
        self.slots = _free_slots(_LEAST)

    def of(self, keys: pl.Series) -> pl.Series:
        """The place of each key, null where it has none."""
        at = self._first_slots(keys)
        places = self.slots.gather(at)
        left = (places != _FREE).arg_true()
        while len(left):
            left = left.filter(self.keys.gather(places.gather(left) - 1) != keys.gather(left))
            at.scatter(left, self._next_slots(at.gather(left)))
            held = self.slots.gather(at.gather(left))
            places.scatter(left, held)
            left = left.filter(held != _FREE)
        return places.set(places == _FREE, None) - 1

    def add(self, keys: pl.Series) -> None:
        """Number new keys."""
        begin = len(self.keys)
        self.keys.extend(keys)
        if 2 * len(self.keys) > len(self.slots):
            self.slots = _free_slots(1 << (3 * len(self.keys)).bit_length())
            begin = 0
        for some in range(begin, len(self.keys), _AT_ONCE):
            self._take_slots(some, min(some + _AT_ONCE, len(self.keys)))

    def _take_slots(self, begin: int, end: int) -> None:
        left = pl.int_range(begin + 1, end + 1, dtype=pl.UInt32, eager=True)
        at = self._first_slots(self.keys.slice(begin, end - begin))
        while len(left):
            free = self.slots.gather(at) == _FREE
            self.slots.scatter(at.filter(free), left.filter(free))
            without = self.slots.gather(at) != left
            left, at = left.filter(without), self._next_slots(at.filter(without))

    def _first_slots(self, keys: pl.Series) -> pl.Series:
        return (keys & (len(self.slots) - 1)).cast(pl.UInt32)

    def _next_slots(self, slots: pl.Series) -> pl.Series:
        return (slots + 1) & (len(self.slots) - 1)


def _free_slots(count: int) -> pl.Series:
    return pl.repeat(_FREE, count, dtype=pl.UInt32, eager=True)
