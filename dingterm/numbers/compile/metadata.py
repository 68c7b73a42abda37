"""The parts of phonenumbers' metadata that the plan is made of."""

from __future__ import annotations

from functools import cache
from typing import Any

import phonenumbers as pn
from phonenumbers.phonemetadata import PhoneMetadata

from dingterm.numbers.compile.patterns import matching, parsed
from dingterm.numbers.compile.spans import Spans

POSSIBLE, TOO_SHORT, TOO_LONG, NO_SUCH_LENGTH = range(4)
"""What a length alone says of a number."""

Metadata = Any
"""`phonenumbers.PhoneMetadata`, which has no useful types."""


def regions() -> list[str]:
    """The regions phonenumbers knows, sorted."""
    return sorted(pn.SUPPORTED_REGIONS)


def calling_codes() -> dict[int, tuple[str, ...]]:
    """Every calling code with its regions, the main one first; `001` for codes of no place."""
    return dict(sorted(pn.COUNTRY_CODE_TO_REGION_CODE.items()))


@cache
def of_region(region: str) -> Metadata:
    """The metadata of a region."""
    return PhoneMetadata.metadata_for_region(region, None)


@cache
def of_code(code: int, region: str = "") -> Metadata:
    """The metadata of a calling code in one of its regions, by default the main one."""
    return PhoneMetadata.metadata_for_region_or_calling_code(code, region or calling_codes()[code][0])


@cache
def length_verdict(code: int, region: str, length: int) -> int:
    """What the number of national digits says, by the region's general description."""
    desc = of_code(code, region).general_desc
    possible = desc.possible_length
    if length in possible:
        return POSSIBLE
    if length in desc.possible_length_local_only or length < possible[0]:
        return TOO_SHORT
    return TOO_LONG if length > possible[-1] else NO_SUCH_LENGTH


def general(metadata: Metadata, length: int) -> Spans:
    """The national numbers of a length that fit the general pattern, lengths of the plan aside."""
    pattern = metadata.general_desc.national_number_pattern
    return matching(parsed(pattern), length) if pattern else ()
