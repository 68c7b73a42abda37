"""Functions from digit strings to digit strings, in pieces that keep the last digits and put a head before them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from operator import attrgetter
from typing import NamedTuple

from dingterm.numbers.compile.spans import Span, Spans, both, joined, moved


class Piece(NamedTuple):
    """What becomes of the strings `lo..hi` of one length: `head`, then their last `keep` digits.

    Attributes:
        tag: What else is to be known of the outcome.
    """

    lo: int
    hi: int
    tag: int
    keep: int
    head: str

    @property
    def length(self) -> int:
        """Digits of the outcome."""
        return len(self.head) + self.keep


def blocks(piece: Piece) -> Iterator[Span]:
    """The piece's strings in runs that share what comes before the kept digits."""
    unit, lo = 10**piece.keep, piece.lo
    while lo <= piece.hi:
        hi = min(piece.hi, lo - lo % unit + unit - 1)
        yield lo, hi
        lo = hi + 1


def landing(piece: Piece, target: Spans) -> Spans:
    """Those strings of the piece whose outcome is in the target."""
    unit = 10**piece.keep
    base = int(piece.head or "0") * unit
    wanted = moved(both(target, ((base, base + unit - 1),)), -base)
    if not wanted or wanted == ((0, unit - 1),):
        return ((piece.lo, piece.hi),) if wanted else ()
    found: list[Span] = []
    for lo, hi in blocks(piece):
        found += both(moved(wanted, lo - lo % unit), ((lo, hi),))
    return joined(found)


def then(piece: Piece, following: Sequence[Piece]) -> Iterator[Piece]:
    """The piece's strings sent on through another function, given as sorted pieces over the outcome's length."""
    lowest, highest = _image(piece)
    begin = bisect_right(following, lowest, key=attrgetter("lo")) - 1
    for after in takewhile(lambda after: after.lo <= highest, islice(following, begin, None)):
        keep = min(piece.keep, after.keep)
        kept_head = piece.head[len(piece.head) - (after.keep - keep) :] if after.keep > keep else ""
        for lo, hi in landing(piece, ((after.lo, after.hi),)):
            yield Piece(lo, hi, after.tag, keep, after.head + kept_head)


def _image(piece: Piece) -> Span:
    """Bounds of the piece's outcomes."""
    unit = 10**piece.keep
    base = int(piece.head or "0") * unit
    if piece.lo // unit < piece.hi // unit:
        return base, base + unit - 1
    return base + piece.lo % unit, base + piece.hi % unit


def within(pieces: Iterable[Piece], spans: Spans) -> Iterator[Piece]:
    """The pieces cut down to a set."""
    for piece in pieces:
        for lo, hi in both(((piece.lo, piece.hi),), spans):
            yield piece._replace(lo=lo, hi=hi)


def merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Sorted pieces, neighbours with one outcome made one."""
    found: list[Piece] = []
    for piece in sorted(pieces):
        if found and found[-1][2:] == piece[2:] and found[-1].hi + 1 == piece.lo:
            found[-1] = found[-1]._replace(hi=piece.hi)
        else:
            found.append(piece)
    return found
