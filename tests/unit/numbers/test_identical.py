"""Hostile strings, and what phonenumbers says of them: no difference. The seed is fixed; RESULTS.md has longer runs."""

from __future__ import annotations

import random

import phonenumbers as pn
import polars as pl
import pytest
from phonenumbers import carrier, geocoder, timezone

from dingterm.numbers import KINDS, Style, enrich, format_numbers, generate, parse_numbers
from dingterm.numbers.plan import plan
from dingterm.numbers.pools import pool
from tests.benchmarks.numbers_hostile import hostile
from tests.benchmarks.numbers_sample import mixed
from tests.unit.numbers.oracle import differences

STYLES: dict[Style, int] = {
    "national": pn.PhoneNumberFormat.NATIONAL,
    "international": pn.PhoneNumberFormat.INTERNATIONAL,
    "rfc3966": pn.PhoneNumberFormat.RFC3966,
}


def test_parsing_hostile_strings() -> None:
    assert list(differences(hostile(80_000, seed=20))) == []


def test_parsing_everyday_strings() -> None:
    assert list(differences(mixed(20_000, seed=21))) == []


@pytest.mark.parametrize("style", STYLES)
def test_formats(style: Style) -> None:
    rows = hostile(15_000, seed=22)
    parsed = parse_numbers(pl.Series([text for text, _ in rows]), pl.Series([home for _, home in rows])).drop_nulls(
        "e164"
    )
    written = format_numbers(parsed["e164"], style, parsed["extension"])
    numbers = [_number(e164, extension) for e164, extension in parsed.select("e164", "extension").iter_rows()]
    assert parsed.height > 9_000
    assert written.to_list() == [pn.format_number(number, STYLES[style]) for number in numbers]


def _number(e164: str, extension: str | None) -> pn.PhoneNumber:
    """Made by hand: parsing E.164 may take the first digit of a few numbers for a trunk prefix."""
    code = next(int(e164[1:end]) for end in (2, 3, 4) if int(e164[1:end]) in pn.COUNTRY_CODE_TO_REGION_CODE)
    national = e164[1 + len(str(code)) :]
    zeros = min(len(national) - len(national.lstrip("0")), len(national) - 1)
    return pn.PhoneNumber(code, int(national), extension, zeros > 0, zeros or None)


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_places(language: str) -> None:
    rng = random.Random(23)
    pools = [(region, kind) for region in (*plan().regions, "001") for kind in KINDS if pool(region, kind).size >= 6]
    numbers = pl.concat(generate(*rng.choice(pools), count=6, seed=seed) for seed in range(300))
    for e164, told in zip(numbers, enrich(numbers, language).iter_rows(), strict=True):
        number = pn.parse(e164)
        assert told == (
            list(timezone.time_zones_for_number(number)),
            carrier.name_for_number(number, language),
            geocoder.description_for_number(number, language),
        )
