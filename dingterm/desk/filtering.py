"""A filter in words as a question to the database. Loads polars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from dingterm import clock
from dingterm.recovery.filters import conditions
from dingterm.store import filters


def where(text: str) -> tuple[str, Sequence[object]]:
    """The condition and its parameters, at this moment.

    Raises:
        RecoveryError: The filter is not understood.
    """
    asked = [filters.Asked(one.field, one.sign, one.value, one.negated) for one in conditions(text)]
    return filters.where(asked, _places(), clock.now_ts())


@cache
def _places() -> Mapping[int, Sequence[str]]:
    """The currencies without two decimal places, by how many they have (source: Unicode CLDR)."""
    from babel.numbers import get_currency_precision, list_currencies

    found: dict[int, list[str]] = {}
    for code in sorted(list_currencies()):
        if (places := get_currency_precision(code)) != 2:
            found.setdefault(places, []).append(code)
    return found
