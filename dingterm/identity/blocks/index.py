"""The keys of rows already known, in order, so that new rows find theirs without going through all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dingterm.identity.blocks.hashing import Hashes, hashed
from dingterm.identity.blocks.keys import KEYS, Key
from dingterm.identity.blocks.pairs import Rows, sizes_of
from dingterm.identity.blocks.parts import Parts
from dingterm.identity.rows.table import Table

Short = NDArray[np.uint32]
"""The upper half of a hash: rows that meet by chance are one in some thousands, and are told apart when compared."""


@dataclass(frozen=True)
class Sorted:
    """Hashes in order, and the row of each."""

    hashes: Short
    rows: Rows

    def found(self, wanted: Hashes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where the rows of each wanted hash begin and end."""
        short = _short(wanted)
        return np.searchsorted(self.hashes, short, "left"), np.searchsorted(self.hashes, short, "right")


@dataclass(frozen=True)
class Index:
    """For each key the rows by its blocks, and by the finer ones that large blocks are parted into."""

    coarse: tuple[Sorted, ...]
    fine: tuple[Sorted | None, ...]


def index_of(table: Table) -> Index:
    """Put a table's keys in order."""
    parts = Parts(table)
    coarse = tuple(_sorted(_coarse(key, parts), key.most) for key in KEYS)
    return Index(coarse, tuple(_sorted(_parting(key, parts), key.most) if key.finer else None for key in KEYS))


def near(index: Index, table: Table) -> tuple[Rows, Rows]:
    """Pairs of a known row and a row of a table that share a block small enough, each pair once."""
    parts = Parts(table)
    found = [np.empty(0, np.int64)]
    for key, coarse, fine in zip(KEYS, index.coarse, index.fine, strict=True):
        wanted = _coarse(key, parts)
        large = _met(coarse, wanted, key.most, found)
        if fine is not None and large.any():
            _met(fine, np.where(large, _fine(key, parts), np.uint64(0)), key.most, found)
    both = np.unique(np.concatenate(found))
    return (both >> 32).astype(np.int32), (both & 0x7FFFFFFF).astype(np.int32)


def _met(known: Sorted, wanted: Hashes, most: int, found: list[NDArray[np.int64]]) -> NDArray[np.bool_]:
    """Add the pairs of small blocks to `found`, both rows in one number; tell which blocks are too large."""
    begins, ends = known.found(wanted)
    sizes = np.where(wanted == 0, 0, ends - begins)
    large = sizes > most
    small = (sizes > 0) & ~large
    begin, size = begins[small], sizes[small]
    within = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    rows = known.rows[np.repeat(begin, size) + within].astype(np.int64)
    found.append(rows << 32 | np.repeat(np.nonzero(small)[0], size))
    return large


def _parting(key: Key, parts: Parts) -> Hashes:
    """The finer hashes of rows in large blocks: only these are parted."""
    return np.where(sizes_of(_coarse(key, parts)) > key.most, _fine(key, parts), np.uint64(0))


def _coarse(key: Key, parts: Parts) -> Hashes:
    return hashed([parts[name] for name in key.parts])


def _fine(key: Key, parts: Parts) -> Hashes:
    return hashed([_coarse(key, parts), parts[key.finer]])


def _sorted(hashes: Hashes, most: int) -> Sorted:
    """Hashes in order; of a block that is too large just enough rows to tell that it is."""
    rows, _ = np.nonzero(hashes)
    flat = hashes[hashes != 0]
    order = np.argsort(flat)
    flat = flat[order]
    kept = np.ones(len(flat), np.bool_)
    kept[most + 1 :] = flat[most + 1 :] != flat[: -most - 1]
    return Sorted(_short(flat[kept]), rows[order[kept]].astype(np.int32))


def _short(hashes: Hashes) -> Short:
    return (hashes >> np.uint64(32)).astype(np.uint32)
