"""Numbers reserved for fiction, laid over the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dingterm.numbers.compile.classes import Class
from dingterm.numbers.fictional import ranges

Reserved = dict[int, str]
"""By number (without plus), the region that reserves this number and the following ones of its pattern."""


def with_fictional(classes: Iterable[Class]) -> Iterator[Class]:
    """The classes, cut where fictional ranges begin and end; a narrow pattern wins over a wide one."""
    plan = list(classes)
    owners = _owners()
    cuts = sorted({*owners, *(lo + width for lo, (width, _) in owners.items())})
    at, until, region = 0, 0, ""
    for one in _cut(plan, cuts):
        if one.lo in owners:
            width, region = owners[one.lo]
            at, until = one.lo, one.lo + width
        inside = at <= one.lo < until
        yield one._replace(region=region, verdict="fictional") if inside else one


def _cut(plan: list[Class], cuts: list[int]) -> Iterator[Class]:
    waiting = iter(cuts)
    cut = next(waiting, None)
    for one, after in zip(plan, [*plan[1:], None], strict=True):
        yield one
        while cut is not None and (after is None or cut < after.lo):
            if cut > one.lo:
                yield one._replace(lo=cut)
            cut = next(waiting, None)


def _owners() -> dict[int, tuple[int, str]]:
    found: dict[int, tuple[int, str]] = {}
    wide_first = sorted(ranges().items(), key=lambda item: -max(line.count("#") for line in item[1]))
    for region, lines in wide_first:
        for line in lines:
            fixed, free = line.rstrip("#"), len(line) - len(line.rstrip("#"))
            for start in _filled(fixed.removeprefix("+")):
                found[start * 10**free] = (10**free, region)
    return found


def _filled(pattern: str) -> Iterator[int]:
    free = pattern.count("#")
    for number in range(10**free):
        digits = iter(f"{number:0{free}}")
        yield int("".join(next(digits) if sign == "#" else sign for sign in pattern))
