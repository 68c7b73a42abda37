"""What two texts can have in common at most, told by their lengths and letters alone: exact bounds, much cheaper."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dingterm.identity.rows.codes import Coded, Codes

Numbers = NDArray[np.float32]


class Signs:
    """Lengths, sets of letters and first letters of a column's values, by code.

    A set is 32 bits; letters that share a bit only loosen the bound.
    """

    def __init__(self, column: Coded) -> None:
        self.length = column.values.str.len_chars().cast(pl.Int32).to_numpy()
        signs = np.frombuffer("".join(column.values).encode("utf-32-le", "surrogatepass"), np.uint32)
        begins = np.cumsum(self.length) - self.length
        held = np.flatnonzero(self.length)
        self.first, self.letters = np.zeros(len(self.length), np.uint32), np.zeros(len(self.length), np.uint32)
        if len(held):
            self.first[held] = signs[begins[held]]
            self.letters[held] = np.bitwise_or.reduceat(np.uint32(1) << (signs & 31), begins[held])

    def common(self, a: Codes, b: Codes) -> tuple[Numbers, Numbers, Numbers]:
        """The most signs two values can share, and both lengths."""
        left, right = self.letters[a], self.letters[b]
        long_a, long_b = self.length[a], self.length[b]
        most_a = long_a - np.bitwise_count(left & ~right)
        most_b = long_b - np.bitwise_count(right & ~left)
        return np.minimum(most_a, most_b).astype(np.float32), long_a.astype(np.float32), long_b.astype(np.float32)

    def jaro_winkler(self, a: Codes, b: Codes) -> Numbers:
        """A bound of the Jaro-Winkler likeness."""
        most, long_a, long_b = self.common(a, b)
        jaro = (most / long_a + most / long_b + 1) / 3
        return np.where(self.first[a] == self.first[b], jaro + 0.4 * (1 - jaro), jaro)

    def indel(self, a: Codes, b: Codes) -> Numbers:
        """A bound of the normalised Indel likeness."""
        most, long_a, long_b = self.common(a, b)
        return 2 * most / (long_a + long_b)

    def one_apart(self, a: Codes, b: Codes) -> NDArray[np.bool_]:
        """Whether one letter changed, added, left out or swapped could lead from one to the other."""
        most, long_a, long_b = self.common(a, b)
        return np.maximum(long_a, long_b) - most <= 1
