"""Keys numbered in the order they came, whatever slots they share."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dingterm.cleaning.table import places
from dingterm.cleaning.table.places import Places

CLOSE = st.integers(0, 40).map(lambda key: key * places._LEAST + key % 3)
"""Keys of which many begin at the same slot, and one that looks like a free one."""


@given(st.lists(st.lists(CLOSE, max_size=20), max_size=6))
def test_each_key_has_the_place_it_first_came_in(batches: list[list[int]]) -> None:
    table, known = Places(), dict[int, int]()
    for keys in batches:
        new = [row for row, key in enumerate(keys) if key not in known and key not in keys[:row]]
        for row in new:
            known[keys[row]] = len(known)
        found, first = table.put(np.array(keys, np.uint64))
        assert (found.tolist(), first.tolist()) == ([known[key] for key in keys], new)


def test_a_table_that_outgrows_its_slots_keeps_every_place() -> None:
    keys = np.random.default_rng(5).integers(1, 1 << 63, 1_200_000, np.uint64)
    table = Places()
    slots = len(table.keys)
    table.put(keys[:1000])
    table.put(keys[1000:])
    assert len(table.keys) > slots
    found, first = table.put(keys)
    assert not len(first)
    assert np.array_equal(found, np.arange(1_200_000))
