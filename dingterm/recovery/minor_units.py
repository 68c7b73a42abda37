"""Amounts that an agent writes down, as the integers the rules compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache


def in_minor_units(amounts: Mapping[str, float]) -> dict[str, int]:
    """Amounts by currency (ISO 4217) in minor units: 10.50 EUR is 1050, 500 JPY is 500 (source: Unicode CLDR)."""
    from babel.numbers import get_currency_precision

    return {
        code: round(Decimal(str(amount)).scaleb(get_currency_precision(code.upper())))
        for code, amount in amounts.items()
    }


@cache
def odd_places() -> Mapping[int, Sequence[str]]:
    """The currencies without two decimal places, by how many they have (source: Unicode CLDR)."""
    from babel.numbers import get_currency_precision, list_currencies

    found: dict[int, list[str]] = {}
    for code in sorted(list_currencies()):
        if (places := get_currency_precision(code)) != 2:
            found.setdefault(places, []).append(code)
    return found
