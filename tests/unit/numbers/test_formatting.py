"""How numbers are written; test_identical.py compares many with phonenumbers."""

from __future__ import annotations

from typing import cast

import polars as pl
import pytest

from dingterm.errors import NumbersError
from dingterm.numbers import Style, format_numbers

NUMBERS = pl.Series(
    ["+442070313000", "+5491123456789", "+390612345678", None, "not", "+999123456789", "+4412345678901234567"]
)

WRITTEN = {
    "e164": ["+442070313000", "+5491123456789", "+390612345678"],
    "international": ["+44 20 7031 3000", "+54 9 11 2345-6789", "+39 06 1234 5678"],
    "national": ["020 7031 3000", "011 15-2345-6789", "06 1234 5678"],
    "rfc3966": ["tel:+44-20-7031-3000", "tel:+54-9-11-2345-6789", "tel:+39-06-1234-5678"],
    "wa": ["442070313000", "5491123456789", "390612345678"],
}


@pytest.mark.parametrize("style", WRITTEN)
def test_a_style(style: Style) -> None:
    written = format_numbers(NUMBERS, style).to_list()
    assert written[:3] == WRITTEN[style]
    assert written[3:5] == [None, None]


def test_no_calling_code_no_format() -> None:
    assert format_numbers(NUMBERS, "international")[5] is None


def test_too_long_a_number_keeps_its_digits() -> None:
    assert format_numbers(NUMBERS, "international")[6] == "+44 12345678901234567"


def test_extensions_as_each_country_writes_them() -> None:
    numbers = pl.Series(["+442070313000", "+34912345678", "+34912345678"])
    extension = pl.Series(["12", "12", None])
    assert format_numbers(numbers, "national", extension).to_list() == [
        "020 7031 3000 x12",
        "912 34 56 78 ext. 12",
        "912 34 56 78",
    ]
    assert format_numbers(numbers, "rfc3966", extension)[0] == "tel:+44-20-7031-3000;ext=12"


def test_an_unknown_style_is_said() -> None:
    with pytest.raises(NumbersError, match="Known styles: e164"):
        format_numbers(NUMBERS, cast(Style, "fancy"))
