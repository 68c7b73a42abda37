"""What people type, as pieces: for each region and number of digits, what the digits mean there.

Source: `phonenumbers.parse`, followed step by step for every digit string at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from dingterm.numbers.compile.classes import EXACT
from dingterm.numbers.compile.metadata import (
    TOO_LONG,
    calling_codes,
    general,
    length_verdict,
    of_region,
)
from dingterm.numbers.compile.paths import paths, starting
from dingterm.numbers.compile.pieces import Piece, landing, merged, then, within
from dingterm.numbers.compile.prefixes import national, stripped
from dingterm.numbers.compile.spans import Span, Spans, both, complement, joined, without
from dingterm.numbers.keys import LEADING
from dingterm.numbers.typed_tags import ABROAD, FROM_CODE, LONG, NATIONAL, NO_CODE, REFERENCE, SHORT

LENGTHS = range(3, 19)
"""Digits typed; fewer or more are left to phonenumbers."""


def international(length: int) -> list[Piece]:
    """Digits after a plus sign: calling code and national number."""
    found: list[Piece] = []
    rest: Spans = ((0, 10**length - 1),)
    for code, regions in calling_codes().items():
        own = starting(tuple(1 << int(digit) for digit in str(code)), length)
        rest = without(rest, own, 10**length)
        piece = Piece(own[0][0], own[0][1], 0, length - len(str(code)), "")
        found += _numbered(piece, code, regions[0], FROM_CODE)
    found += [Piece(lo, hi, NO_CODE, 0, "") for lo, hi in rest]
    return _lookable(found, length)


def domestic(region: str, length: int) -> list[Piece]:
    """Digits without a plus sign, typed in a region."""
    home = of_region(region)
    found, here = _abroad(home.international_prefix or "", length)
    with_code = _with_code(region, home.country_code, here, length)
    found += with_code
    left = without(here, _covered(with_code), 10**length)
    for lo, hi in left:
        found += _numbered(Piece(lo, hi, 0, length, ""), home.country_code, region, NATIONAL)
    return _lookable(found, length)


def _abroad(pattern: str, length: int) -> tuple[list[Piece], Spans]:
    """Digits that begin with the international prefix, and those that do not.

    Source: `_parse_prefix_as_idd`: no prefix is one before a 0.
    """
    found: list[Piece] = []
    rest: Spans = ((0, 10**length - 1),)
    here: Spans = ()
    for path in paths(pattern) if pattern else ():
        if path.fits(length):
            claim = both(rest, starting(path.masks, length))
            rest = without(rest, claim, 10**length)
            after = length - len(path.masks)
            zero = both(claim, starting((*path.masks, 1), length)) if after else ()
            here = tuple(sorted((*here, *zero)))
            tag, keep = (SHORT, 0) if after <= 2 else (ABROAD, after)
            found += [Piece(lo, hi, tag, keep, "") for lo, hi in without(claim, zero, 10**length)]
    return found, tuple(sorted((*here, *rest)))


def _with_code(region: str, code: int, here: Spans, length: int) -> list[Piece]:
    """Digits that begin with the region's own calling code, and make sense only so."""
    after = length - len(str(code))
    if after < 1:
        return []
    own = starting(tuple(1 << int(digit) for digit in str(code)), length)
    known = general(of_region(region), length)
    always = length_verdict(code, region, length) == TOO_LONG
    main = calling_codes()[code][0]
    found: list[Piece] = []
    for piece in then(Piece(own[0][0], own[0][1], 0, after, ""), stripped(code, region, after)):
        fits: Spans = ((piece.lo, piece.hi),)
        if not always:
            fits = without(landing(piece, general(of_region(region), piece.length)), known, 10**length)
        for part in within([piece], both(fits, here)):
            found += _numbered(part, code, main, FROM_CODE)
    return found


def _numbered(piece: Piece, code: int, region: str, tag: int) -> Iterator[Piece]:
    """The last steps, for digits whose calling code is known: national prefix off, lengths checked, code before."""
    if piece.length < 2:
        yield piece._replace(tag=SHORT, keep=0, head="")
        return
    for after in then(piece, national(code, region, piece.length)):
        if not 2 <= after.length <= 17:
            yield after._replace(tag=SHORT if after.length < 2 else LONG, keep=0, head="")
        else:
            yield after._replace(tag=tag, head=f"{code}{after.head}")


def _covered(pieces: list[Piece]) -> Spans:
    return tuple((piece.lo, piece.hi) for piece in merged(piece._replace(tag=0, keep=0, head="") for piece in pieces))


def _lookable(pieces: list[Piece], length: int) -> list[Piece]:
    """Sorted pieces over every string of the length; what 64 bits or the leading digits cannot tell is left over."""
    exact = [piece for piece in pieces if piece.length <= EXACT]
    long = [(piece.lo, piece.hi) for piece in pieces if piece.length > EXACT]
    blurred = joined(sorted([*long, *_blurred(exact, 10 ** max(length - LEADING, 0))]))
    clear = within(exact, complement(blurred, 10**length))
    return merged([*clear, *(Piece(lo, hi, REFERENCE, 0, "") for lo, hi in blurred)])


def _blurred(pieces: list[Piece], unit: int) -> Iterator[Span]:
    """Where pieces begin or end among strings with the same leading digits."""
    for piece in merged(pieces):
        for edge in (piece.lo, piece.hi + 1):
            if edge % unit:
                yield edge - edge % unit, edge - edge % unit + unit - 1
