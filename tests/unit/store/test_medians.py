"""The median cart of each currency."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.store import Store, customers, facts
from dingterm.store.trade import CARTS
from tests.unit.store import rows

Amounts = list[tuple[str, int | None]]


def medians(store: Store, amounts: Amounts) -> dict[str, float]:
    carts = [rows.cart(1, str(n), currency=code, total_minor=total) for n, (code, total) in enumerate(amounts)]
    with store.writing() as db:
        db.execute("DELETE FROM cart")
        customers.fill_blanks(db, [rows.customer(1)])
        CARTS.upsert(db, carts)
        return facts.medians(db)


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([], {}),
        ([("EUR", 5)], {"EUR": 5.0}),
        ([("EUR", 9), ("EUR", 1), ("EUR", 4)], {"EUR": 4.0}),
        ([("EUR", 9), ("EUR", 1), ("EUR", 4), ("EUR", 5)], {"EUR": 4.5}),
        ([("EUR", 2), ("USD", 700), ("EUR", 4), ("USD", None)], {"EUR": 3.0, "USD": 700.0}),
        ([("EUR", None)], {}),
        ([("EUR", 3), ("EUR", 3), ("EUR", 3), ("EUR", 90)], {"EUR": 3.0}),
    ],
    ids=["none", "one", "odd", "even", "currencies", "unknown", "ties"],
)
def test_by_hand(store: Store, amounts: Amounts, expected: dict[str, float]) -> None:
    assert medians(store, amounts) == expected


def test_as_the_standard_library_has_it(store: Store) -> None:
    @given(st.lists(st.integers(0, 10**9), min_size=1, max_size=12))
    def agree(totals: list[int]) -> None:
        assert medians(store, [("EUR", total) for total in totals]) == {"EUR": statistics.median(totals)}

    agree()
