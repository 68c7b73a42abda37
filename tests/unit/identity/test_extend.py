"""New rows among known ones: the same customers as when all are linked at once."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from dingterm.identity import Decisions, Known, extend, known, link
from tests.benchmarks.identity_people import customers

OLD, NEW = 5500, 500


@pytest.fixture(scope="module")
def shop() -> pl.DataFrame:
    return customers(OLD + NEW, seed=5)[0]


@pytest.fixture(scope="module")
def before(shop: pl.DataFrame) -> Known:
    return known(shop.head(OLD), link(shop.head(OLD)))


def whole(before: Known, found: pl.DataFrame) -> np.ndarray:
    """The customers of all rows."""
    every = np.r_[before.customer, np.zeros(NEW, np.int32)]
    every[found["row"].to_numpy()] = found["customer"].to_numpy()
    return every


def test_as_from_scratch(shop: pl.DataFrame, before: Known) -> None:
    found = extend(before, shop.tail(NEW))
    extended = whole(before, found.customers)
    scratch = link(shop, model=before.model).customers["customer"].to_numpy()
    assert (extended == scratch).mean() >= 0.997  # frequencies shift by a tenth; with few new rows they do not
    assert (extended[OLD:] < OLD).sum() > NEW / 20


def test_only_new_rows_bring_pairs(shop: pl.DataFrame, before: Known) -> None:
    found = extend(before, shop.tail(NEW))
    assert (found.pairs["b"] >= OLD).all()
    assert set(range(OLD, OLD + NEW)) <= set(found.customers["row"].to_list())


def test_decisions_are_honoured(shop: pl.DataFrame, before: Known) -> None:
    merged = extend(before, shop.tail(NEW)).pairs.filter(pl.col("band") == "merge")
    apart = frozenset((str(a), str(b)) for a, b in merged.select("a", "b").head(10).iter_rows())
    every = whole(before, extend(before, shop.tail(NEW), Decisions(apart=apart)).customers)
    assert all(every[int(one)] != every[int(other)] for one, other in apart)


def test_no_new_rows(shop: pl.DataFrame, before: Known) -> None:
    assert extend(before, shop.clear()).customers.is_empty()
