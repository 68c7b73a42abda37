"""Figures and moments in words."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime

import pytest
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from dingterm.desk import words
from dingterm.errors import SettingsError

NOON = 1_772_539_200  # 2026-03-03 12:00 UTC


KEPT = {"COP": 2, "HUF": 2, "IDR": 2, "RSD": 0}
"""Amounts are stored in these digits, so they stay where another CLDR (babel 2.19's) has others."""


def test_digits_are_those_of_the_cldr() -> None:
    table = {code: digits for code, (digits, *_rest) in get_global("currency_fractions").items()} | KEPT
    assert {code: digits for code, digits in table.items() if digits != 2} == words.DIGITS


@pytest.mark.parametrize(
    ("minor", "currency", "shown"),
    [
        (124_000, "EUR", "1,240.00"),
        (5, "USD", "0.05"),
        (0, "GBP", "0.00"),
        (-150, "EUR", "-1.50"),
        (1240, "JPY", "1,240"),
        (1_500, "KWD", "1.500"),
        (12_345, "CLF", "1.2345"),
        (100, "", "1.00"),
        (2**63 - 1, "EUR", "92,233,720,368,547,758.07"),
        (None, "EUR", ""),
    ],
)
def test_money_reads_as_figures(minor: int | None, currency: str, shown: str) -> None:
    assert words.money(minor, currency) == shown


@given(st.integers(0, 10**15 - 1), st.sampled_from(["EUR", "JPY", "KWD", "CLF"]))
def test_money_there_and_back(minor: int, currency: str) -> None:
    assert words.minor(words.money(minor, currency).replace(",", ""), currency) == minor


@pytest.mark.parametrize("amount", ["", "five", "5,00", "NaN", "Infinity", "-5.00", "5.005", "1e400000", "5.00 EUR"])
def test_an_amount_that_is_none_is_named(amount: str) -> None:
    with pytest.raises(
        SettingsError, match=r"not an amount of EUR like 5\.00\. Correct it in the settings\."
    ) as caught:
        words.minor(amount, "EUR")
    assert repr(amount) in caught.value.sentence


@pytest.mark.parametrize(
    ("seconds", "span", "ago"),
    [
        (-5, "now", "just now"),
        (0, "now", "just now"),
        (59, "now", "just now"),
        (60, "1 min", "1 min ago"),
        (3_599, "59 min", "59 min ago"),
        (3_600, "1 h", "1 h ago"),
        (86_399, "23 h", "23 h ago"),
        (86_400, "1 d", "1 d ago"),
        (40 * 86_400, "40 d", "40 d ago"),
    ],
)
def test_ages_in_their_largest_unit(seconds: int, span: str, ago: str) -> None:
    assert (words.span(seconds), words.ago(seconds)) == (span, ago)


@pytest.mark.parametrize(
    ("zones", "shown"),
    [
        ("", ""),
        ("Europe/Madrid", "13:00"),
        ("Europe/Madrid|Europe/Paris", "13:00"),
        ("America/New_York|America/Los_Angeles", "04:00–07:00"),
        ("Asia/Kathmandu", "17:45"),
        ("Pacific/Auckland|Pacific/Honolulu", "02:00–01:00"),
    ],
)
def test_the_clock_where_the_customer_is(zones: str, shown: str) -> None:
    assert words.clock_there(NOON, zones) == shown


@pytest.fixture
def in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_tokyo")
def test_a_stamp_is_in_the_agents_own_time() -> None:
    assert words.stamp(NOON) == "3 Mar 21:00"
    assert words.stamp(int(datetime.fromisoformat("2026-12-31T23:30+00:00").timestamp())) == "1 Jan 08:30"
