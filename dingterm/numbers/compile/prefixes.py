"""What a region's people type before a national number, taken off: its trunk prefix, a carrier's code."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from dingterm.numbers.compile.metadata import POSSIBLE, TOO_LONG, Metadata, general, length_verdict, of_code
from dingterm.numbers.compile.paths import Path, group_count, paths, starting
from dingterm.numbers.compile.pieces import Piece, landing, merged, within
from dingterm.numbers.compile.spans import Spans, both, without


@cache
def stripped(code: int, region: str, length: int) -> list[Piece]:
    """What phonenumbers makes of digit strings of a length when it looks for a national prefix.

    Source: `_maybe_strip_national_prefix_carrier_code`: the prefix stays where the number fits the general pattern
    with it and not without.
    """
    metadata = of_code(code, region)
    viable = general(metadata, length)
    rest: Spans = ((0, 10**length - 1),)
    found: list[Piece] = []
    pattern = metadata.national_prefix_for_parsing or ""
    for path in paths(pattern) if pattern else ():
        if path.fits(length):
            claim = both(rest, starting(path.masks, length))
            rest = without(rest, claim, 10**length)
            for piece in _taken(path, metadata, claim, length):
                found += _checked(piece, general(metadata, piece.length), viable, length)
    return merged([*found, *_same(rest, length)])


@cache
def national(code: int, region: str, length: int) -> list[Piece]:
    """As `stripped`, kept only where the length then is one the region may have, or too long."""
    found: list[Piece] = []
    for piece in stripped(code, region, length):
        if length_verdict(code, region, piece.length) in (POSSIBLE, TOO_LONG):
            found.append(piece)
        else:
            found += _same(((piece.lo, piece.hi),), length)
    return merged(found)


def _same(spans: Spans, length: int) -> list[Piece]:
    return [Piece(lo, hi, 0, length, "") for lo, hi in spans]


def _checked(piece: Piece, target: Spans, viable: Spans, length: int) -> Iterator[Piece]:
    own: Spans = ((piece.lo, piece.hi),)
    lost = without(both(own, viable), landing(piece, target), 10**length)
    yield from within([piece], without(own, lost, 10**length))
    yield from _same(lost, length)


def _taken(path: Path, metadata: Metadata, claim: Spans, length: int) -> Iterator[Piece]:
    """The pieces of one way through the prefix pattern: taken off, or rewritten by the transform rule."""
    rule = metadata.national_prefix_transform_rule or ""
    last = group_count(metadata.national_prefix_for_parsing)
    if not rule or last not in path.groups:
        yield from (Piece(lo, hi, 0, length - len(path.masks), "") for lo, hi in claim)
        return
    literal, _, group = rule.partition("\\")
    begin, end = path.groups.get(int(group), (0, 0))
    if end == len(path.masks):
        yield from (Piece(lo, hi, 0, length - begin, literal) for lo, hi in claim)
        return
    for digits in product(*(_digits(mask) for mask in path.masks[begin:end])):
        fixed = (*path.masks[:begin], *(1 << d for d in digits), *path.masks[end:])
        head = literal + "".join(map(str, digits))
        for lo, hi in both(claim, starting(fixed, length)):
            yield Piece(lo, hi, 0, length - len(path.masks), head)


def _digits(mask: int) -> list[int]:
    return [digit for digit in range(10) if mask >> digit & 1]
