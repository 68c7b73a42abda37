"""A moment said in words, `tomorrow 9`, `in 3 hours`, `mañana`, `明天`, where the customer is; the words are data."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from pathlib import Path

from dingterm.errors import RecoveryError

MORNING = 9
"""The hour that a day alone means."""

LONGEST = timedelta(days=731)

_DAY = 86_400
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")
_KNOWN = re.compile(r"\d{1,4}|\d{1,2}[:.]\d{2}|[a-z]+(?:\.\d+)?")


def moment(words: str, now: int, zone: tzinfo | None) -> int:
    """The moment, in epoch seconds, that words mean at `now` in a zone (None: this machine's).

    An ISO 8601 date and time is understood too.

    Raises:
        RecoveryError: The words are not understood, or the moment is over or years away.
    """
    today = datetime.fromtimestamp(now, UTC).astimezone(zone)
    meant = _iso(words.strip(), zone) or _said(_coded(words), today)
    if meant is None:
        raise RecoveryError(
            f"{words.strip()!r} is not understood as a moment. Say: tomorrow 9, in 3 hours, monday, 2 dec 15:00,"
            " or 2026-12-02T15:00."
        )
    if not timedelta() < meant.astimezone(UTC) - today.astimezone(UTC) <= LONGEST:
        raise RecoveryError(f"{words.strip()!r} is {meant:%Y-%m-%d %H:%M}, over or years away. Say a later moment.")
    return int(meant.timestamp())


def _iso(words: str, zone: tzinfo | None) -> datetime | None:
    if not re.match(r"\d{4}-\d\d-\d\d", words):
        return None
    try:
        read = datetime.fromisoformat(words)
    except ValueError:
        return None
    hour = MORNING if len(words) == len("2026-12-02") else read.hour
    meant = read.replace(hour=hour, tzinfo=read.tzinfo or zone)
    return meant if meant.tzinfo else meant.astimezone()


def _said(codes: list[str], today: datetime) -> datetime | None:
    """What codes mean together; None where one is unknown or too many."""
    rest = [one for one in codes if one != "skip"]
    if not rest or not all(_KNOWN.fullmatch(one) for one in rest):
        return None
    _o_clock(rest)
    ahead = _ahead(rest)
    day = None if ahead else _day(rest, today)
    clock = _clock(rest)
    if rest or (ahead is None and day is None and clock is None):
        return None
    if ahead is not None:
        return _after(today, ahead, clock)
    if day is None:
        return _next(today, clock or (MORNING, 0))
    hour, minute = clock or (MORNING, 0)
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0)


def _o_clock(rest: list[str]) -> None:
    """Beside a day `14h` and `10h30` are times on the clock."""
    hour = "unit.3600"
    if hour not in rest[1:] or not any(one.startswith(("day.", "weekday.", "month.")) for one in rest):
        return
    place = rest.index(hour)
    minutes = rest[place + 1 : place + 2]
    spoken = minutes if minutes and len(minutes[0]) == 2 and minutes[0].isdigit() else []
    rest[place - 1 : place + 1 + len(spoken)] = [":".join((rest[place - 1], *spoken))]


def _ahead(rest: list[str]) -> int | None:
    """Seconds from now, said as `3 unit.3600`, `unit.3600` for one, or several of them."""
    seconds = 0
    while units := [place for place, one in enumerate(rest) if one.startswith("unit.")]:
        place = units[0]
        count = rest[place - 1] if place else ""
        counted = count.isdigit() or count == "one"
        seconds += int(rest[place].removeprefix("unit.")) * (int(count) if count.isdigit() else 1)
        del rest[place - 1 if counted else place : place + 1]
    return seconds or None


def _after(today: datetime, ahead: int, clock: tuple[int, int] | None) -> datetime:
    """Whole days keep the time on the clock; anything else is exact."""
    if ahead % _DAY:
        return (today.astimezone(UTC) + timedelta(seconds=ahead)).astimezone(today.tzinfo)
    hour, minute = clock or (today.hour, today.minute)
    return (today + timedelta(seconds=ahead)).replace(hour=hour, minute=minute, second=0, microsecond=0)


def _day(rest: list[str], today: datetime) -> datetime | None:
    for place, one in enumerate(rest):
        kind, _, number = one.partition(".")
        if kind == "day":
            del rest[place]
            return today + timedelta(days=int(number))
        if kind == "weekday":
            del rest[place]
            return today + timedelta(days=(int(number) - today.weekday() - 1) % 7 + 1)
        if kind == "month":
            return _date(rest, place, int(number), today)
    return None


def _date(rest: list[str], place: int, month: int, today: datetime) -> datetime | None:
    """`2 month.12` or `month.12 2`: this year, or the next one where that is over."""
    beside = [at for at in (place - 1, place + 1) if 0 <= at < len(rest) and rest[at].isdigit()]
    if not beside:
        return None
    number = int(rest[beside[0]])
    for at in sorted((place, beside[0]), reverse=True):
        del rest[at]
    for year in range(today.year, today.year + 9):
        try:
            day = today.replace(year=year, month=month, day=number)
        except ValueError:  # 29 February of most years
            continue
        if day.date() > today.date():
            return day
    return None


def _clock(rest: list[str]) -> tuple[int, int] | None:
    """`9`, `9:30`, `9 pm`, `hour.18`, `hour.18 7`."""
    half = next((one for one in rest if one in ("am", "pm")), "")
    part = next((one for one in rest if one.startswith("hour.")), "")
    said = next((one for one in rest if _CLOCK.fullmatch(one)), "")
    if not said and not part:
        return None
    for one in filter(None, (half, part, said)):
        rest.remove(one)
    usual = int(part.removeprefix("hour.") or MORNING)
    found = _CLOCK.fullmatch(said)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (usual, 0)
    later = half == "pm" or usual > 12
    hour = hour % 12 + 12 if later and hour <= 12 else hour % 12 if half == "am" else hour
    if hour > 23 or minute > 59:
        rest.append("unknown")
        return None
    return hour, minute


def _next(today: datetime, clock: tuple[int, int]) -> datetime:
    meant = today.replace(hour=clock[0], minute=clock[1], second=0, microsecond=0)
    return meant if meant > today else meant + timedelta(days=1)


def _coded(words: str) -> list[str]:
    """Words as codes of the table and numbers; what is neither stays as it is and is understood by nobody."""
    pattern, codes = _table()
    return pattern.sub(lambda found: f" {codes[found[0]]} ", _folded(words)).replace(",", " ").split()


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    with Path(__file__).with_name("moments.toml").open("rb") as file:
        codes = {_folded(word): code for code, listed in tomllib.load(file).items() for word in listed}
    longest_first = sorted(codes, key=len, reverse=True)
    return re.compile("|".join(map(_bounded, longest_first))), codes


def _bounded(word: str) -> str:
    """A word ends where its letters end; scripts without blanks know no ends; 12 in `12月` begins where digits do."""
    begins = r"(?<!\d)" if word[0].isdigit() else "" if _UNSPACED.search(word) else r"(?<![^\W\d])"
    ends = "" if _UNSPACED.search(word) else r"(?![^\W\d]|['.:]\w)"
    return begins + re.escape(word) + ends


def _folded(text: str) -> str:
    split = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in split if not unicodedata.combining(sign) and sign not in "'’")
    return unicodedata.normalize("NFC", bare).replace("ı", "i")
