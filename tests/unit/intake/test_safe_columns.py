"""The rule over columns is the rule of the leaf module."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.intake.safe_columns import safe_series
from dingterm.safe_text import LIMIT, safe_text

ANYTHING = st.characters(exclude_categories=["Cs"])
SIGNS = "\x1b\x07\x9b\u202e\u200b\u200d\ufe0f\u0301\u0e47\u05b0\U000e0061\U000e007f\U0001f3f4\u2028\n\ta"
NASTY = st.sampled_from(SIGNS)


@given(st.lists(st.none() | st.text(ANYTHING | NASTY, max_size=12) | st.text(NASTY, max_size=12)), st.booleans())
def test_columns_and_single_texts_agree(values: list[str | None], lines: bool) -> None:
    column = pl.Series("text", values, dtype=pl.String)
    expected = [value if value is None else safe_text(value, lines=lines) for value in values]
    assert safe_series(column, lines=lines).to_list() == expected


@pytest.mark.parametrize("first", range(0, 0x110000, 0x10000))
def test_every_sign_of_unicode_alone(first: int) -> None:
    signs = [chr(code) for code in range(first, first + 0x10000) if not 0xD800 <= code < 0xE000]
    assert safe_series(pl.Series(signs)).to_list() == [safe_text(sign) for sign in signs]


def test_a_text_without_end_is_cut() -> None:
    assert safe_series(pl.Series(["x" * (LIMIT + 5)])).str.len_chars().to_list() == [LIMIT]
