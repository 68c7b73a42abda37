"""Cells with several numbers, and numbers in running text."""

from __future__ import annotations

import phonenumbers as pn
import polars as pl
import pytest

from dingterm.numbers import Wanted, extract_numbers, selected, split_numbers
from tests.benchmarks.numbers_sample import mixed

CELLS = {
    "13812345678/13912345678": ["13812345678", "13912345678"],
    "07911123456; 02070313000": ["07911123456", "02070313000"],
    "+34 612 34 56 78 ::: 963 111 222": ["+34 612 34 56 78", "963 111 222"],
    "612345678 or 612345679, +34 612 345 670": ["612345678", "612345679", "+34 612 345 670"],
    "612345678\n+34612345679": ["612345678", "+34612345679"],
    "030/1234567": ["030/1234567"],
    "030/1234567 / 030/7654321": ["030/1234567", "030/7654321"],
    "+44 20 7031 3000 ext. 12": ["+44 20 7031 3000 ext. 12"],
    "": [""],
}


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_is_taken_apart(cell: str) -> None:
    assert split_numbers(pl.Series([cell, None])).to_list() == [CELLS[cell], None]


def test_numbers_are_found_where_they_stand() -> None:
    texts = ["call 020 7031 3000 or +34 612 345 678!", None, "on 2012-01-02 08:00", "no digits at all", "order 12"]
    found = extract_numbers(pl.Series(texts), "GB")
    assert found.rows() == [
        (0, 5, 18, "020 7031 3000", "+442070313000"),
        (0, 22, 37, "+34 612 345 678", "+34612345678"),
    ]


def test_the_filter_before_the_matcher_loses_nothing() -> None:
    texts = [f"Hola 12, {text} gracias." for text, _ in mixed(3_000, seed=5)]
    ours = [(row, start) for row, start, *_ in extract_numbers(pl.Series(texts), "GB").iter_rows()]
    theirs = [(row, match.start) for row, text in enumerate(texts) for match in pn.PhoneNumberMatcher(text, "GB")]
    assert ours == theirs
    assert len(ours) > 1_500


NUMBERS = pl.Series(["+34612345678", "+34912345678", "+12125552368", "+442070313000", None, "x"])


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (Wanted(), [0, 1, 2, 3]),
        (Wanted(regions=["ES"]), [0, 1]),
        (Wanted(regions=["ES", "GB"], kinds=["fixed_line"]), [1, 3]),
        (Wanted(prefixes=["+349", "+44"]), [1, 3]),
        (Wanted(time_zones=["America/New_York"]), [2]),
        (Wanted(areas=["London"]), [3]),
        (Wanted(carriers=["nobody's"]), []),
    ],
)
def test_what_is_wanted_is_kept(wanted: Wanted, kept: list[int]) -> None:
    assert selected(NUMBERS, wanted).arg_true().to_list() == kept
