"""Which region and kind each number is, or by how much it misses: the whole world's numbers as spans.

Source: `region_code_for_number`, `_number_type_helper` and `is_possible_number_with_reason` of phonenumbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dingterm.numbers.compile.canvas import Canvas
from dingterm.numbers.compile.metadata import (
    NO_SUCH_LENGTH,
    POSSIBLE,
    TOO_LONG,
    TOO_SHORT,
    Metadata,
    calling_codes,
    general,
    length_verdict,
    of_code,
)
from dingterm.numbers.compile.patterns import matching, parsed, prefix_of
from dingterm.numbers.compile.spans import Spans, both
from dingterm.numbers.kinds import KINDS

EXACT = 18
"""Digits of calling code and national number that fit into 64 bits."""

BY_LENGTH = {POSSIBLE: "possible", TOO_SHORT: "too_short", TOO_LONG: "too_long", NO_SUCH_LENGTH: "too_short"}

RANKED = (
    "premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail",
)  # fmt: skip
"""Kinds whose pattern is looked at before those of fixed lines and mobiles, first one first."""


class Class(NamedTuple):
    """What numbers from `lo` on are, up to the next class; calling code and national number as one integer."""

    lo: int
    region: str | None
    kind: str | None
    verdict: str


def classes() -> Iterator[Class]:
    """Every number there may be, classified, and what no calling code begins; sorted by `lo`."""
    at = 0
    for base, code, length in bases():
        if base > at:
            yield Class(at, None, None, "invalid_calling_code")
        yield from _of_length(base, code, length)
        at = base + 10**length
    yield Class(at, None, None, "invalid_calling_code")


def bases() -> list[tuple[int, int, int]]:
    """The first number, the calling code and the national digits of every block of numbers, sorted."""
    codes = calling_codes()
    return sorted(
        (code * 10**length, code, length) for code in codes for length in range(2, EXACT + 1 - len(str(code)))
    )


def _of_length(base: int, code: int, length: int) -> Iterator[Class]:
    regions = calling_codes()[code]
    missed = BY_LENGTH[length_verdict(code, regions[0], length)]
    coats: list[tuple[Spans, int]] = [(((0, 10**length - 1),), -1)]
    for place in range(len(regions) - 1, -1, -1):
        coats += _coats(code, place, len(regions) == 1, length)
    for lo, colour in Canvas(10**length, coats).spans():
        if colour < 0:
            yield Class(base + lo, None, None, missed)
        else:
            place, kind = divmod(colour, len(KINDS) + 1)
            known = KINDS[kind - 1] if kind else None
            yield Class(base + lo, regions[place], known, "valid" if known else missed)


def _coats(code: int, place: int, alone: bool, length: int) -> list[tuple[Spans, int]]:
    """One region's numbers, worst kind first, to be painted over each other; colours are region and kind."""
    metadata = of_code(code, calling_codes()[code][place])
    unknown = place * (len(KINDS) + 1)
    kinds = [(spans, unknown + 1 + KINDS.index(kind)) for spans, kind in kinds_of(metadata, length)]
    if alone:
        return [(((0, 10**length - 1),), unknown), *kinds]
    if metadata.leading_digits is None:
        return kinds
    own = matching(prefix_of(metadata.leading_digits), length)
    return [(own, unknown), *((both(spans, own), colour) for spans, colour in kinds)]


def kinds_of(metadata: Metadata, length: int) -> Iterator[tuple[Spans, str]]:
    """The numbers of each kind in a region; where two overlap, the later kind is the number's."""
    fixed, mobile = _kind(metadata, "fixed_line", length), _kind(metadata, "mobile", length)
    if metadata.same_mobile_and_fixed_line_pattern:
        yield fixed, "fixed_line_or_mobile"
    else:
        yield mobile, "mobile"
        yield fixed, "fixed_line"
        yield both(fixed, mobile), "fixed_line_or_mobile"
    for kind in reversed(RANKED):
        yield _kind(metadata, kind, length), kind


def _kind(metadata: Metadata, kind: str, length: int) -> Spans:
    desc = getattr(metadata, kind)
    whole = metadata.general_desc
    if desc is None or not desc.national_number_pattern or not _has(whole, length) or not _has(desc, length):
        return ()
    return both(matching(parsed(desc.national_number_pattern), length), general(metadata, length))


def _has(desc: Metadata, length: int) -> bool:
    return not desc.possible_length or length in desc.possible_length
