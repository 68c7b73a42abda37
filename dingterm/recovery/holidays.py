"""Public holidays of a country: fixed days, days around Easter, and the n-th weekday of a month."""

from __future__ import annotations

import calendar
import tomllib
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from dingterm.recovery.opening import DAYS


def holidays(region: str, years: Iterable[int]) -> list[date]:
    """The holidays of a region (ISO 3166 alpha-2) in some years; none for a region that is not listed."""
    return [_day(rule, year) for year in years for rule in _listed().get(region, ())]


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus, Nature, 20 April 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    (leaps, odd), shift = divmod(century, 4), (century + 8) // 25
    epact = (19 * golden + century - leaps - (century - shift + 1) // 3 + 15) % 30
    weekday = (32 + 2 * odd + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _day(rule: str, year: int) -> date:
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter") or 0))
    if " " not in rule:
        return date.fromisoformat(f"{year}-{rule}")
    place, weekday, month = rule.split()
    weeks = calendar.monthcalendar(year, int(month))
    days = [week[DAYS.index(weekday)] for week in weeks if week[DAYS.index(weekday)]]
    return date(year, int(month), days[-1 if place == "last" else int(place) - 1])


@cache
def _listed() -> dict[str, list[str]]:
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        return tomllib.load(file)
