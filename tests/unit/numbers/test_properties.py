"""Whatever is typed, there is an answer, and the answer to an answer is the same."""

from __future__ import annotations

import polars as pl
from hypothesis import assume, given
from hypothesis import strategies as st

from dingterm.numbers import (
    KINDS,
    VERDICTS,
    extract_numbers,
    generate,
    parse_numbers,
    parse_numbers_detailed,
    split_numbers,
)
from dingterm.numbers.plan import plan
from dingterm.numbers.pools import pool

NUMBERLIKE = st.text(st.sampled_from("0123456789+-() ./x#,;:extE=@'\"\n\u00a0٣９"), max_size=40)
REGIONS = st.sampled_from([None, "GB", "AR", "BR", "CN", "IT", "US", "zz", ""])


@given(st.lists(st.text() | NUMBERLIKE | st.none(), max_size=20), REGIONS)
def test_any_text_gets_a_verdict(texts: list[str | None], region: str | None) -> None:
    found = parse_numbers_detailed(pl.Series(texts, dtype=pl.String), region)
    assert found.height == len(texts)
    for text, verdict in zip(texts, found["verdict"], strict=True):
        assert verdict is None if text is None else verdict in VERDICTS


@given(st.sampled_from(plan().regions), st.sampled_from(KINDS), st.integers(0, 2**32), REGIONS)
def test_a_number_stays_itself(region: str, kind: str, seed: int, home: str | None) -> None:
    assume(pool(region, kind).size)
    numbers = generate(region, kind, min(20, pool(region, kind).size), seed)
    again = parse_numbers(numbers, home)
    assert again["e164"].to_list() == numbers.to_list()
    assert set(again["verdict"]) == {"valid"}


@given(NUMBERLIKE, REGIONS)
def test_what_was_parsed_is_valid_again(text: str, region: str | None) -> None:
    first = parse_numbers(pl.Series([text]), region)
    if first["verdict"][0] in ("valid", "repaired", "suspicious"):
        again = parse_numbers(first["e164"], None)
        assert again.row(0)[:4] == (*first.row(0)[:3], "valid")


@given(st.lists(st.text() | NUMBERLIKE, max_size=10))
def test_any_text_can_be_split_and_searched(texts: list[str]) -> None:
    series = pl.Series(texts, dtype=pl.String)
    assert len(split_numbers(series)) == len(texts)
    for row, start, end, text, _ in extract_numbers(series, "GB").iter_rows():
        assert texts[row][start:end] == text
