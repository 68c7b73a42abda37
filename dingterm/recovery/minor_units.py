"""Amounts that an agent writes down, as the integers the rules compare."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal


def in_minor_units(amounts: Mapping[str, float]) -> dict[str, int]:
    """Amounts by currency (ISO 4217) in minor units: 10.50 EUR is 1050, 500 JPY is 500 (source: Unicode CLDR)."""
    from babel.numbers import get_currency_precision

    return {
        code: round(Decimal(str(amount)).scaleb(get_currency_precision(code.upper())))
        for code, amount in amounts.items()
    }
