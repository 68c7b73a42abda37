"""What a filter of the queue may ask for."""

from __future__ import annotations

from dataclasses import dataclass

NUMBERS = ("amount", "items", "score", "step", "age")
"""Fields that are compared: major units, pieces, points, contacts, seconds since it began."""

TEXTS = ("region", "language", "city", "item", "agent", "tag", "name", "currency")
"""Fields that hold a text: ISO 3166 alpha-2, BCP 47, words of a city or of an item, who wrote last, a tag, ISO 4217."""

FLAGS = {
    "due": ("state", "due"), "waiting": ("state", "waiting"), "blocked": ("state", "blocked"),
    "unpaid": ("lane", "unpaid"), "consulted": ("lane", "consulted"), "win-back": ("lane", "win-back"),
    "bought": ("bought", "before"),
}  # fmt: skip
"""Words that ask for something by themselves: field and value."""


@dataclass(frozen=True)
class Condition:
    """One thing that must hold.

    Attributes:
        field: One of `NUMBERS` or `TEXTS`, or the first part of one of `FLAGS`.
        sign: `>`, `>=`, `<`, `<=` or `=`; texts are only equal.
        value: A number for `NUMBERS`, a text otherwise.
        negated: Whether it must not hold.
    """

    field: str
    sign: str
    value: float | str
    negated: bool = False
