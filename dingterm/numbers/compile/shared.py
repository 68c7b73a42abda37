"""Numbers that are valid in several regions of one calling code, such as the toll-free ones of North America.

Source: `country_name_for_number`, which names no country for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from dingterm.numbers.compile.classes import bases, kinds_of
from dingterm.numbers.compile.metadata import calling_codes, of_code
from dingterm.numbers.compile.spans import Span, Spans, both, joined


def shared() -> Iterator[Span]:
    """Spans of such numbers, sorted."""
    for base, code, length in bases():
        regions = calling_codes()[code]
        if len(regions) > 1:
            yield from ((base + lo, base + hi) for lo, hi in _twice([_valid(code, one, length) for one in regions]))


def _valid(code: int, region: str, length: int) -> Spans:
    return _union(*(spans for spans, _ in kinds_of(of_code(code, region), length)))


def _twice(sets: list[Spans]) -> Spans:
    once: Spans = ()
    twice: Spans = ()
    for one in sets:
        twice = _union(twice, both(once, one))
        once = _union(once, one)
    return twice


def _union(*sets: Spans) -> Spans:
    return joined(sorted(span for one in sets for span in one))
