"""One person, several spellings."""

from __future__ import annotations

import polars as pl
import pytest

from dingterm.numbers import match_key, parse_numbers, spellings, whatsapp_digits
from dingterm.numbers.variants import renumbered

PAIRS = [
    ("+553188888888", "+5531988888888"),
    ("+5215512345678", "+525512345678"),
    ("+541123456789", "+5491123456789"),
    ("+22990011234", "+2290190011234"),
    ("+22507070707", "+2250707070707"),
    ("+841201234567", "+84701234567"),
]


def keys(*numbers: str | None) -> list[str | None]:
    return (
        pl.DataFrame({"e164": pl.Series(numbers, dtype=pl.String)})
        .select(match_key(pl.col("e164")))
        .to_series()
        .to_list()
    )


@pytest.mark.parametrize(("before", "now"), PAIRS)
def test_both_spellings_have_one_key(before: str, now: str) -> None:
    assert keys(before, now) == [now, now]
    assert spellings(pl.Series([before, now])).to_list() == [[before, now], [now, before]]


@pytest.mark.parametrize("now", [now for _, now in PAIRS])
def test_todays_spelling_is_valid(now: str) -> None:
    assert parse_numbers(pl.Series([now]), None)["verdict"][0] == "valid"


def test_a_brazilian_land_line_is_no_old_mobile() -> None:
    assert keys("+553132221111", None) == ["+553132221111", None]


def test_other_numbers_have_one_spelling_and_null_none() -> None:
    assert spellings(pl.Series(["+34612345678", None])).to_list() == [["+34612345678"], None]


def test_no_key_is_renumbered_again() -> None:
    for change in renumbered():
        assert change.source
        others = [other for other in renumbered() if other != change]
        example = next(now for _, now in PAIRS if now.startswith(change.now[2:4].replace("\\", "+")[:1]))
        assert keys(*keys(example)) == keys(example)
        assert others


def test_whatsapp_wants_digits() -> None:
    frame = pl.DataFrame({"e164": ["+34612345678", None]})
    assert frame.select(whatsapp_digits(pl.col("e164"))).to_series().to_list() == ["34612345678", None]
