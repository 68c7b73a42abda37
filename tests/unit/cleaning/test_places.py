"""Keys numbered in the order they came, whatever slots they share."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from dingterm.cleaning.table import places
from dingterm.cleaning.table.places import Places

CLOSE = st.integers(0, 40).map(lambda key: key * places._LEAST + key % 3)
"""Keys of which many begin at the same slot."""


@given(st.lists(st.lists(CLOSE, unique=True, max_size=20), max_size=6))
def test_each_key_has_the_place_it_came_in(batches: list[list[int]]) -> None:
    table, known = Places(), dict[int, int]()
    for keys in batches:
        column = pl.Series(keys, dtype=pl.UInt64)
        assert table.of(column).to_list() == [known.get(key) for key in keys]
        new = [key for key in keys if key not in known]
        table.add(pl.Series(new, dtype=pl.UInt64))
        known |= {key: len(known) + place for place, key in enumerate(new)}
    assert table.of(pl.Series(list(known), dtype=pl.UInt64)).to_list() == list(known.values())


def test_a_table_that_outgrows_its_slots_keeps_every_place() -> None:
    keys = pl.int_range(1_200_000, eager=True).hash(5)
    table = Places()
    slots = len(table.slots)
    table.add(keys.head(1000))
    table.add(keys.slice(1000))
    assert len(table.slots) > slots
    assert table.of(keys).equals(pl.int_range(1_200_000, dtype=pl.UInt32, eager=True))
    assert table.of(pl.Series([1, 2], dtype=pl.UInt64)).to_list() == [None, None]
