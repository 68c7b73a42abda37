"""Sets of integers as sorted spans that neither touch nor overlap, both ends included."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]
Spans = tuple[Span, ...]


def joined(spans: Iterable[Span]) -> Spans:
    """Sorted spans, neighbours made one."""
    found: list[Span] = []
    for lo, hi in spans:
        if found and lo <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(hi, found[-1][1]))
        else:
            found.append((lo, hi))
    return tuple(found)


def both(one: Spans, other: Spans) -> Spans:
    """What is in both sets."""
    found, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        lo, hi = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if lo <= hi:
            found.append((lo, hi))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def without(one: Spans, other: Spans, limit: int) -> Spans:
    """What is in the first set alone; both lie below the limit."""
    return both(one, complement(other, limit))


def complement(spans: Spans, limit: int) -> Spans:
    """The integers from 0 below the limit that are not in the set."""
    found, at = [], 0
    for lo, hi in spans:
        if at < lo:
            found.append((at, lo - 1))
        at = hi + 1
    if at < limit:
        found.append((at, limit - 1))
    return tuple(found)


def moved(spans: Spans, by: int) -> Spans:
    """Every integer of the set plus a number."""
    return tuple((lo + by, hi + by) for lo, hi in spans)
