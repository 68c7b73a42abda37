"""Candidate pairs: rows that share a key in a block small enough, each pair once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dingterm.identity.blocks.hashing import Hashes, hashed
from dingterm.identity.blocks.keys import KEYS, Key
from dingterm.identity.blocks.parts import Parts
from dingterm.identity.rows.table import Table

Rows = NDArray[np.int32]
Marks = NDArray[np.uint32]
"""For each row and value the block it is in, shortened; 0 for none. Only ever compared within one key."""


@dataclass(frozen=True)
class Candidates:
    """Pairs worth comparing.

    Attributes:
        a, b: The rows of each pair, a < b.
        marks: For each key the blocks of all rows.
    """

    a: Rows
    b: Rows
    marks: tuple[Marks, ...]

    def shared(self, key: int, a: Rows, b: Rows) -> NDArray[np.bool_]:
        """Whether rows share a block of a key."""
        return same(self.marks[key], a, b)


def candidates(table: Table) -> Candidates:
    """All pairs of a table's rows that share a key; while those of one are gone through, the next is blocked."""
    parts = Parts(table)
    marks: list[Marks] = []
    found: list[tuple[Rows, Rows]] = []
    with ThreadPoolExecutor(1) as beside:
        for blocks in beside.map(lambda key: blocked(key, parts), KEYS):
            a, b = _pairs(blocks)
            new = np.ones(len(a), np.bool_)
            for earlier in filter(np.any, marks):
                new[new] = ~same(earlier, a[new], b[new])
            found.append((a[new], b[new]))
            marks.append(blocks.astype(np.uint32))
    a, b = (np.concatenate([pair[side] for pair in found]) for side in (0, 1))
    return Candidates(a, b, tuple(marks))


def same(marks: Marks, a: Rows, b: Rows) -> NDArray[np.bool_]:
    """Whether rows share one of their marks."""
    found = np.zeros(len(a), np.bool_)
    for one in range(marks.shape[1]):
        held = marks[a, one]
        for other in range(marks.shape[1]):
            found |= (held != 0) & (held == marks[b, other])
    return found


def blocked(key: Key, parts: Parts) -> Hashes:
    """The block of every row by a key, 0 where it is in none; large blocks are parted or dropped."""
    coarse = hashed([parts[name] for name in key.parts])
    large = sizes_of(coarse) > key.most
    if not large.any():
        return coarse
    fine = np.broadcast_to(hashed([coarse, parts[key.finer]]) if key.finer else np.uint64(0), coarse.shape)
    mixed = np.where(large, fine, coarse)
    mixed[sizes_of(mixed) > key.most] = 0
    return mixed


def sizes_of(blocks: Hashes) -> NDArray[np.int64]:
    """How many rows are in each one's block; none in no block."""
    flat = blocks.ravel()
    order = np.argsort(flat)
    ends = _ends(flat[order])
    begins = np.r_[0, ends[:-1]] if len(ends) else ends
    sizes = np.empty(len(flat), np.int64)
    sizes[order] = np.repeat(ends - begins, ends - begins)
    sizes[flat == 0] = 0
    return sizes.reshape(blocks.shape)


def _ends(ordered: Hashes) -> NDArray[np.int64]:
    """Where each run of equal values ends."""
    return np.r_[np.flatnonzero(ordered[1:] != ordered[:-1]) + 1, len(ordered)] if len(ordered) else np.array([], int)


def _pairs(blocks: Hashes) -> tuple[Rows, Rows]:
    """Every two rows of a block, each pair once."""
    row, _ = np.nonzero(blocks)
    flat = blocks[blocks != 0]
    order = np.argsort(flat)
    rows, ends = row[order].astype(np.int32), _ends(flat[order])
    lengths = np.diff(ends, prepend=0)
    last = np.repeat(ends, lengths)
    places = np.flatnonzero(last - np.arange(len(last)) > 1)
    a, b = [np.empty(0, np.int32)], [np.empty(0, np.int32)]
    step = 1
    while len(places):
        a.append(rows[places])
        b.append(rows[places + step])
        step += 1
        places = places[last[places] - places > step]
    return _once(np.concatenate(a), np.concatenate(b), several=blocks.shape[1] > 1)


def _once(a: Rows, b: Rows, *, several: bool) -> tuple[Rows, Rows]:
    low, high = np.minimum(a, b), np.maximum(a, b)
    if not several:
        return low, high
    both = np.unique((low.astype(np.int64) << 32 | high)[low != high])
    return (both >> 32).astype(np.int32), (both & 0x7FFFFFFF).astype(np.int32)
