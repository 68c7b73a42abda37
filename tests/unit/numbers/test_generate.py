"""Made-up numbers are what was asked for, different from each other, and the same for the same seed."""

from __future__ import annotations

import phonenumbers as pn
import polars as pl
import pytest

from dingterm.errors import NumbersError
from dingterm.numbers import KINDS, fictional, fictional_regions, generate, parse_numbers
from dingterm.numbers.plan import plan
from dingterm.numbers.pools import pool


def test_every_region_and_kind() -> None:
    asked = 0
    for region in (*plan().regions, "001"):
        for kind in KINDS:
            size = pool(region, kind).size
            if size:
                numbers = generate(region, kind, min(size, 1_000), seed=1)
                found = parse_numbers(numbers, None)
                assert numbers.n_unique() == len(numbers)
                assert found.select("region", "kind", "verdict").unique().rows() == [(region, kind, "valid")]
                asked += 1
    assert asked > 1_000


def test_phonenumbers_agrees() -> None:
    for region in plan().regions:
        for e164 in generate(region, "mobile", min(5, pool(region, "mobile").size), seed=2):
            number = pn.parse(e164)
            assert pn.is_valid_number(number), e164
            assert pn.region_code_for_number(number) == region
            assert pn.number_type(number) == pn.PhoneNumberType.MOBILE


def test_a_seed_gives_the_same_and_another_seed_others() -> None:
    assert generate("ES", "mobile", 50, 7).equals(generate("ES", "mobile", 50, 7))
    assert not generate("ES", "mobile", 50, 7).equals(generate("ES", "mobile", 50, 8))


def test_excluded_numbers_do_not_come_up_even_when_hardly_any_other_is_left() -> None:
    everybody = generate("SE", "fictional", 295, seed=1)
    rest = generate("SE", "fictional", 3, seed=1, exclude=everybody.head(292))
    assert set(rest) == set(everybody.tail(3))


def test_exclusion_knows_numbers_of_other_places_and_no_numbers() -> None:
    exclude = pl.Series(["+34612345678", None, "x", "+46701740699", "+46701740699", "+10"])
    assert len(generate("SE", "fictional", 294, seed=1, exclude=exclude)) == 294
    with pytest.raises(NumbersError, match="SE has 294 fictional numbers to give, not 1,300"):
        generate("SE", "fictional", 1_300, seed=1, exclude=exclude)


@pytest.mark.parametrize(("region", "kind", "said"), [("ZZ", "mobile", "no region"), ("ES", "fax", "no kind")])
def test_what_does_not_exist_is_said(region: str, kind: str, said: str) -> None:
    with pytest.raises(NumbersError, match=said):
        generate(region, kind, 1, seed=1)


@pytest.mark.parametrize("region", fictional_regions())
def test_fictional_numbers_are_called_so(region: str) -> None:
    found = parse_numbers(pl.Series(fictional(region, 20, seed=1)), None)
    assert found.select("region", "verdict").unique().rows() == [(region, "fictional")]
    drawn = parse_numbers(generate(region, "fictional", 14, seed=1), None)
    assert drawn.select("region", "verdict").unique().rows() == [(region, "fictional")]
