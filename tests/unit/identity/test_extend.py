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


def test_who_was_one_only_through_a_row_that_is_gone_is_weighed_anew(shop: pl.DataFrame) -> None:
    fields = ("given_name", "family_name", "phones", "emails")
    through = pl.DataFrame(
        [
            ("Maud", "Quillfeather", "+447400123456", None),
            ("Maud", "Quillfeather", "+447400123456", "mq@one.example"),
            ("Maud", None, None, "mq@one.example"),
        ],
        schema=dict.fromkeys(fields, pl.String), orient="row",
    )  # fmt: skip
    some = shop.head(OLD).select(fields)
    lists = {name: pl.List(pl.String) for name in fields if some.schema[name] == pl.List(pl.String)}
    rows = pl.concat([some, through.with_columns(pl.concat_list(name).alias(name) for name in lists)])
    ready = known(rows, link(rows))
    one = ready.customer[OLD:]
    assert one[0] == one[1] == one[2]
    found = extend(ready, rows.tail(3).slice(1, 1).with_columns(emails=rows["emails"].tail(1).shift(1)),
                   gone=np.array([OLD + 1], np.int32)).customers  # fmt: skip
    now = dict(found.select("row", "customer").iter_rows())
    assert OLD + 1 not in now
    assert now[OLD] == now[rows.height] != now[OLD + 2]
