"""The one zone by which wall times are read, where a number or a region leaves several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dingterm.recovery.zones import is_zone, region_zones

Clock = tuple[timedelta | None, ...]

_SOLSTICES = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC))


def usual_zone(zones: Sequence[str], region: str) -> str:
    """The zone whose clock is kept in most places of its country: Madrid's for Spain, not the Canaries'.

    Args:
        zones: Zones a customer may be in; none when unknown.
        region: The shop's region (ISO 3166 alpha-2), for a customer without a zone.

    Returns:
        A zone's name; `UTC` when nothing is known.
    """
    known = list(zones) or list(region_zones(region)) or ["UTC"]
    return known[0] if len(known) == 1 else max(known, key=_places)


def _places(zone: str) -> int:
    """How many places of a zone's country keep its clock (source: Unicode CLDR by way of babel)."""
    from babel.core import get_global

    territories = get_global("zone_territories")
    country = [name for name, territory in territories.items() if territory == territories.get(zone)]
    return Counter(_clock(name) for name in country if is_zone(name))[_clock(zone)]


def _clock(zone: str) -> Clock:
    return tuple(moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in _SOLSTICES)
