"""Which number of a chat's dates is the day, the month, the year: decided for a whole file, from what can be seen.

In this order: only real dates of WhatsApp's lifetime count; time does not run backwards; attachments carry their date
in their names; people write on days near each other; and last the custom of the region and of the phone's language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dingterm.intake.chat_header import Header

FIRST_YEAR, LAST_YEAR = 2009, 2079
"""WhatsApp's lifetime, with room."""

MONTH_FIRST = ("US", "FM", "GU", "PW", "MH", "AS", "MP", "PR", "VI", "UM")
"""Regions that write the month first (source: Unicode CLDR, short dates)."""

CLEARLY = 3
"""One reading spans this many times fewer days than another: that is no accident, given two days or more."""

_BUDDHIST = 2500
_ORDERS = ("dmy", "mdy", "ymd", "ydm")


@dataclass(frozen=True)
class Decided:
    """How dates of one shape are read.

    Attributes:
        order: `dmy`, `mdy`, `ymd` or `ydm`.
        sure: False when day and month could be the other way round just as well.
    """

    order: str
    sure: bool


Shape = tuple[str, tuple[bool, bool]]
"""What parts the numbers, and whether the first or the last is a whole year."""


def shape(found: Header) -> Shape:
    """The shape of a header's date: dates of one shape are of one order."""
    return found.sign, (len(found.date[0]) == 4, len(found.date[2]) == 4)


def day_of(found: Header, order: str) -> date | None:
    """The date in an order, or None where there is no such day."""
    numbers = dict(zip(order, map(int, found.date), strict=True))
    year = numbers["y"] + (2000 if numbers["y"] < 100 else 0)
    year -= 543 if year > _BUDDHIST else 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, numbers["m"], numbers["d"])
    except ValueError:
        return None


def decide(found: Sequence[Header], witnesses: Iterable[tuple[Header, date]], region: str | None) -> Decided | None:
    """Decide the order of dates of one shape.

    Args:
        found: The headers, in the order of the file.
        witnesses: Headers whose message names a date itself.
        region: Where the shop is, for dates that leave it open.

    Returns:
        The order, or None when most of these are dates in no order.
    """
    known = list(witnesses)
    rated = {order: _rated(found, known, order) for order in _possible(found[0])}
    custom = _custom(found[0], region)
    best = min(rated, key=lambda order: (rated[order], custom.index(order)))
    if rated[best][0] * 2 > len(found):
        return None
    others = [rated[order] for order in rated if order != best]
    return Decided(best, _is_usual(found[0], best) or all(_beats(rated[best], other) for other in others))


def _is_usual(first: Header, order: str) -> bool:
    """Dates that nobody writes in another order: `1.2.2024`, `2024-02-01`."""
    _, (year_first, _) = shape(first)
    return first.sign in (".", "年", "년") or (year_first and order == "ymd")


def _possible(first: Header) -> list[str]:
    _, (year_first, year_last) = shape(first)
    if year_first or first.sign in ("年", "년"):
        return [order for order in _ORDERS if order[0] == "y"]
    return [order for order in _ORDERS if order[2] == "y" or not year_last]


Rating = tuple[int, int, int, int]
"""Impossible dates, steps back in time, witnesses against, days from first to last: the fewer the better."""


def _rated(found: Sequence[Header], witnesses: Sequence[tuple[Header, date]], order: str) -> Rating:
    days = [day for one in found if (day := day_of(one, order))]
    back = sum(later < earlier for earlier, later in pairwise(days))
    against = sum(day_of(one, order) != day for one, day in witnesses)
    return len(found) - len(days), back, against, (max(days) - min(days)).days if days else 0


def _beats(best: Rating, other: Rating) -> bool:
    """Whether one reading is better by more than custom."""
    return best[:3] < other[:3] or (best[3] >= 2 and best[3] * CLEARLY <= other[3])


def _custom(first: Header, region: str | None) -> tuple[str, ...]:
    """Orders by how usual they are: `1/2/24, 1:55 PM` is how phones set to American English write."""
    american = first.sign == "/" and first.capitals and len(first.date[2]) == 2 and first.unpadded
    if region in MONTH_FIRST or american:
        return ("mdy", "dmy", "ymd", "ydm")
    return _ORDERS
