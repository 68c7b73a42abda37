"""A pair in words: each field that says something, with its bits, the loudest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dingterm.identity.compare.levels import EXACT, LEVELS
from dingterm.identity.fields import COMPARED

NOUNS = {
    "given": "given name",
    "family": "surname",
    "street": "street",
    "number": "house number",
    "unit": "second address line",
    "place": "place",
    "mobile": "mobile",
    "landline": "landline",
    "email": "e-mail",
    "birth": "birth date",
    "national_id": "national id",
    "shop_id": "shop id",
}
RARE = {"given": 8.0, "family": 8.0}
"""Bits of exact agreement from which a name is called rare: on fewer than about one row in 250."""

AUDIBLE = 0.05


def explain(pair: Mapping[str, Any]) -> str:
    """What speaks for and against a pair.

    Args:
        pair: A row of `Linked.pairs`, as a mapping.

    Returns:
        A line such as `same mobile +9.1, same surname (rare) +6.0, different given name −4.2`.
    """
    said = [(pair[field], _words(field, pair)) for field in COMPARED if abs(pair[field]) >= AUDIBLE]
    if pair["household"] <= -AUDIBLE:
        said.append((pair["household"], "may be another of the household"))
    said.sort(key=lambda one: -abs(one[0]))
    return ", ".join(f"{words} {_signed(bits)}" for bits, words in said) or "nothing to compare"


def _words(field: str, pair: Mapping[str, Any]) -> str:
    level = pair[f"level_{field}"]
    words = LEVELS[field][level - EXACT].format(NOUNS[field])
    rare = level == EXACT and pair[field] >= RARE.get(field, float("inf"))
    return f"{words} (rare)" if rare else words


def _signed(bits: float) -> str:
    return f"{'+' if bits >= 0 else '−'}{abs(bits):.1f}"
