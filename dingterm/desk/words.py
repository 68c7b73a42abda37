"""Figures and moments as an agent reads them at a glance. Loads nothing heavy: the queue is drawn with it."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from dingterm.errors import SettingsError

_DIGITS_WORDS = {
    0: "ADP AFN ALL BIF BYR CLP DJF ESP GNF IQD IRR ISK ITL JPY KMF KPW KRW LAK LBP LUF MGA MGF MMK MRO PYG RSD RWF"
    " SLL SOS STD SYP TMM TRL UGX UYI VND VUV XAF XOF XPF YER ZMK ZWD",
    3: "BHD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
DIGITS = {code: digits for digits, codes in _DIGITS_WORDS.items() for code in codes.split()}
"""Decimal digits of the currencies that have not two (source: Unicode CLDR; a test compares them with babel's)."""

_AGES = ((86_400, "d"), (3_600, "h"), (60, "min"))


def money(minor: int | None, currency: str) -> str:
    """An amount in minor units as figures: 124000 EUR is `1,240.00`."""
    if minor is None:
        return ""
    digits = DIGITS.get(currency, 2)
    return f"{Decimal(minor).scaleb(-digits):,.{digits}f}"


def span(seconds: int) -> str:
    """A length of time in its largest unit: `5 h`, `2 d`, `now` under a minute."""
    return next((f"{seconds // size} {unit}" for size, unit in _AGES if seconds >= size), "now")


def ago(seconds: int) -> str:
    """How long since: `5 h ago`, `just now`."""
    return f"{span(seconds)} ago" if seconds >= 60 else "just now"


def stamp(at: int) -> str:
    """A moment in the agent's own time: `3 Mar 18:21`."""
    moment = datetime.fromtimestamp(at, UTC).astimezone()
    return f"{moment.day} {moment:%b %H:%M}"


def wall_time(at: int) -> str:
    """A moment of today in the agent's own time: `14:05`."""
    return f"{datetime.fromtimestamp(at, UTC).astimezone():%H:%M}"


def zones(stored: str) -> list[str]:
    """The zones a customer may be in, as stored beside them."""
    return [zone for zone in stored.split("|") if zone]


def clock_there(at: int, stored_zones: str) -> str:
    """The time where the customer is: `14:05`, or `06:05–09:05` over several zones; empty when not known."""
    walls = [datetime.fromtimestamp(at, ZoneInfo(zone)).replace(tzinfo=None) for zone in zones(stored_zones)]
    if not walls:
        return ""
    first, last = min(walls), max(walls)
    return f"{first:%H:%M}" if first == last else f"{first:%H:%M}–{last:%H:%M}"


def minor(amount: str, currency: str) -> int:
    """An amount as settings have it (`5.00`) in minor units.

    Raises:
        SettingsError: It is not a number with a decimal point, or finer than the currency's smallest coin.
    """
    try:
        exact = Decimal(amount).scaleb(DIGITS.get(currency, 2))
        if not 0 <= exact < 10**15 or exact % 1:
            raise ValueError(amount)
        return int(exact)
    except (InvalidOperation, ValueError) as error:
        kind = f"an amount of {currency} like {money(500, currency)}"
        raise SettingsError(f"The amount {amount!r} is not {kind}. Correct it in the settings.") from error
