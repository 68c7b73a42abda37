"""Numbers reserved for fiction, laid over the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dingterm.numbers.compile.classes import Class
from dingterm.numbers.fictional import ranges


def with_fictional(classes: Iterable[Class]) -> Iterator[Class]:
    """The classes, cut where fictional ranges begin and end.

    A pattern with any digit in its middle means every area code there is: its numbers stay in the region they are of,
    and codes of no region are left alone.
    """
    reserved = _reserved()
    cuts = sorted({edge for lo, (width, _) in reserved.items() for edge in (lo, lo + width)})
    until, owner = 0, ""
    for one in _cut(list(classes), cuts):
        if one.lo in reserved:
            width, owner = reserved[one.lo]
            until = one.lo + width
        region = (owner or one.region) if one.lo < until else None
        yield one._replace(region=region, verdict="fictional") if region else one


def _cut(plan: list[Class], cuts: list[int]) -> Iterator[Class]:
    waiting = iter(cuts)
    cut = next(waiting, None)
    for one, after in zip(plan, [*plan[1:], None], strict=True):
        yield one
        while cut is not None and (after is None or cut < after.lo):
            if cut > one.lo:
                yield one._replace(lo=cut)
            cut = next(waiting, None)


def _reserved() -> dict[int, tuple[int, str]]:
    """By the first number of each run that is reserved: how long it is, and whose; nobody's in particular first."""
    found: dict[int, tuple[int, str]] = {}
    lines = [(line, region) for region, every in ranges().items() for line in every]
    for line, region in sorted(lines, key=lambda item: "#" not in item[0].rstrip("#")):
        fixed = line.rstrip("#")
        width = 10 ** (len(line) - len(fixed))
        owner = "" if "#" in fixed else region
        found |= {start * width: (width, owner) for start in _filled(fixed.removeprefix("+"))}
    return found


def _filled(pattern: str) -> Iterator[int]:
    """The pattern with every digit in place of each `#`."""
    free = pattern.count("#")
    for number in range(10**free):
        digits = iter(f"{number:0{free}}" if free else "")
        yield int("".join(next(digits) if sign == "#" else sign for sign in pattern))
