"""Rows of several systems to customers: the right ones together, and none for sharing where to reach them."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from dingterm.identity import Decisions, Linked, Model, explain, link
from dingterm.identity.fields import COMPARED
from tests.benchmarks.identity_people import customers

ROWS = 6000


@pytest.fixture(scope="module")
def shop() -> tuple[pl.DataFrame, pl.Series]:
    return customers(ROWS, seed=1)


@pytest.fixture(scope="module")
def linked(shop: tuple[pl.DataFrame, pl.Series]) -> Linked:
    return link(shop[0])


def agreement(linked: Linked, truth: pl.Series) -> tuple[float, float]:
    """Precision and recall over pairs of rows put together."""

    def pairs(*by: str) -> int:
        sizes = frame.group_by(*by).len()["len"].cast(pl.Int64)
        return int((sizes * (sizes - 1) // 2).sum())

    frame = pl.DataFrame({"found": linked.customers["customer"], "true": truth})
    both = pairs("found", "true")
    return both / max(pairs("found"), 1), both / pairs("true")


def test_rows_of_three_systems_are_put_together(linked: Linked, shop: tuple[pl.DataFrame, pl.Series]) -> None:
    precision, recall = agreement(linked, shop[1])
    assert precision >= 0.99
    assert recall >= 0.8


def test_twice_is_the_same(linked: Linked, shop: tuple[pl.DataFrame, pl.Series]) -> None:
    again = link(shop[0])
    assert again.customers.equals(linked.customers)
    assert again.pairs.equals(linked.pairs)


def test_bits_of_the_fields_add_up(linked: Linked) -> None:
    pairs = linked.pairs
    levels = [name.removeprefix("level_") for name in pairs.columns if name.startswith("level_")]
    total = pairs.select(pl.sum_horizontal(*levels, "household", "prior")).to_series()
    assert np.allclose(total, pairs["bits"], atol=1e-3)


def test_a_model_outlasts_being_kept(linked: Linked, shop: tuple[pl.DataFrame, pl.Series]) -> None:
    kept = Model.from_dict(linked.model.as_dict())
    assert link(shop[0], model=kept).customers.equals(linked.customers)


def test_every_row_has_a_customer_named_by_its_first_row(linked: Linked) -> None:
    assert linked.customers["record"].to_list() == [str(place) for place in range(ROWS)]
    assert (linked.customers["customer"] <= np.arange(ROWS)).all()
    assert linked.customers["certainty"].is_between(0, 1).all()


def test_decisions_are_honoured(linked: Linked, shop: tuple[pl.DataFrame, pl.Series]) -> None:
    merged = linked.pairs.filter(pl.col("band") == "merge")
    torn = [(str(row["a"]), str(row["b"])) for row in merged.head(20).iter_rows(named=True)]
    joined = [(str(place), str(place + 1000)) for place in range(500, 520)]
    of = link(shop[0], Decisions(frozenset(joined), frozenset(torn))).customers["customer"].to_list()
    assert all(of[int(one)] != of[int(other)] for one, other in torn)
    assert all(of[int(one)] == of[int(other)] for one, other in joined if (one, other) not in torn)


def test_an_office_number_and_family_addresses_make_nobody_one(shop: tuple[pl.DataFrame, pl.Series]) -> None:
    people, truth = shop
    first = people.with_columns(truth.alias("person")).unique("person", keep="first", maintain_order=True).head(3000)
    whole = pl.coalesce("name", pl.concat_str("given_name", "family_name", separator=" ", ignore_nulls=True))
    place = pl.int_range(pl.len())
    crowd = first.select(
        name=whole,
        phones=pl.when(place < 2000).then(pl.lit("+442079460000")),
        emails=pl.when(place >= 2000).then(pl.format("family{}@gmail.com", place // 2)),
    )
    found = link(crowd).customers["customer"]
    assert found.n_unique() >= crowd.height - crowd["name"].is_duplicated().sum()


def test_a_pair_is_explained_in_words() -> None:
    surname = explain(_pair({"family": (9.25, 1), "given": (-4.24, 6), "mobile": (9.1, 1)}))
    assert surname == "same surname (rare) +9.2, same mobile +9.1, different given name −4.2"
    swapped = explain(_pair({"given": (12.4, 7), "place": (3.0, 2)}, household=-1.5))
    assert swapped == "given name and surname swapped +12.4, same city +3.0, may be another of the household −1.5"
    assert explain(_pair({})) == "nothing to compare"


def _pair(said: dict[str, tuple[float, int]], household: float = 0.0) -> dict[str, float]:
    fields = {field: said.get(field, (0.0, 0)) for field in COMPARED}
    bits = {field: one for field, (one, _) in fields.items()}
    return {**bits, **{f"level_{field}": level for field, (_, level) in fields.items()}, "household": household}


@pytest.mark.parametrize("size", [0, 1, 2])
def test_few_rows(size: int) -> None:
    rows = pl.DataFrame({"name": ["Ann Lee", "Bo Chan"][:size]}, schema={"name": pl.String})
    assert link(rows).customers.height == size


def test_rows_without_a_known_field() -> None:
    found = link(pl.DataFrame({"colour": ["red", "red"]}))
    assert found.customers["customer"].to_list() == [0, 1]
