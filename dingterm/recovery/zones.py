"""The time zones of a region, for a customer whose number does not tell (source: Unicode CLDR by way of babel)."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

UNKNOWN = "Etc/Unknown"
"""What numbering plans say of a number that belongs to no place."""

_SOLSTICES = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC))


@cache
def region_zones(region: str) -> tuple[str, ...]:
    """One zone for each clock that is kept in a region (ISO 3166 alpha-2); none for an unknown one."""
    from babel.core import get_global

    clocks: dict[tuple[object, ...], str] = {}
    for zone, territory in sorted(get_global("zone_territories").items()):
        if territory == region and is_zone(zone):
            clocks.setdefault(tuple(moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in _SOLSTICES), zone)
    return tuple(clocks.values())


@cache
def is_zone(name: str) -> bool:
    """Whether this machine knows a zone of that name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return name != UNKNOWN
