"""Hours of a week in a few words: `9-21, sun 12-21, sat closed, holidays closed`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dingterm.errors import RecoveryError

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOLIDAYS = "holidays"

Span = tuple[int, int]
"""Seconds into the local day: from, up to and not including."""

CLOSED: Span = (0, 0)
ALL_DAY: Span = (0, 86_400)

_DAY = "|".join(DAYS)
_CLOCK = r"(\d{1,2})(?::([0-5]\d))?"
_PIECE = re.compile(rf"(?:(?:({_DAY})(?:\s*-\s*({_DAY}))?|({HOLIDAYS}))\s+)?(?:(closed)|{_CLOCK}\s*-\s*{_CLOCK})")


@dataclass(frozen=True)
class Week:
    """The open hours of each day of a week, and of holidays where they differ."""

    spans: dict[str, Span] = field(default_factory=lambda: dict.fromkeys(DAYS, ALL_DAY))

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.spans.items())))

    def span(self, weekday: int, holiday: bool) -> Span:
        """The hours of a weekday (1 for Monday), maybe a holiday."""
        usual = self.spans[DAYS[weekday - 1]]
        return self.spans.get(HOLIDAYS, usual) if holiday else usual


def read_week(text: str) -> Week:
    """Read hours; a later piece goes before an earlier one, days that are not named are closed.

    Raises:
        RecoveryError: A piece is not understood.
    """
    spans = dict.fromkeys(DAYS, CLOSED)
    for piece in text.lower().split(","):
        found = _PIECE.fullmatch(piece.strip())
        span = _span(found) if found else None
        if not found or span is None:
            raise RecoveryError(
                f"The hours “{text}” are not understood at “{piece.strip()}”. Write them like "
                "“9-20, sat 10-16, sun closed, holidays closed”."
            )
        spans |= dict.fromkeys(_days(found), span)
    return Week(spans)


def _days(found: re.Match[str]) -> tuple[str, ...]:
    first, last, holidays = found[1], found[2], found[3]
    if holidays:
        return (HOLIDAYS,)
    if not first:
        return DAYS
    start, end = DAYS.index(first), DAYS.index(last or first)
    return DAYS[start : end + 1] if start <= end else DAYS[start:] + DAYS[: end + 1]


def _span(found: re.Match[str]) -> Span | None:
    """The span a piece names; none for one that ends before it begins or after midnight."""
    if found[4]:
        return CLOSED
    hour, minute, last_hour, last_minute = (int(part or 0) for part in found.groups()[4:])
    begins, ends = hour * 3600 + minute * 60, last_hour * 3600 + last_minute * 60
    return (begins, ends) if begins < ends <= ALL_DAY[1] else None
