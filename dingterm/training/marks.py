"""What a text may be asked to hold or to avoid, by name: one table for lessons, their judge and their script."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Facts = Mapping[str, str]
"""What is known of a customer and the shop: `customer.first_name`, `cart.url`, `shop.name`, `discount.code`."""

_FOLDED = str.casefold
_PERCENT = re.compile(r"\d\s?[%％]|[%％]\s?\d|\d折")
_SHOUTED = re.compile(r"[!！]{2,}|\b[A-ZÀ-Þ]{5,}\b")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to be found in a text.

    Attributes:
        label: How a sentence names it.
        found: Whether a text has it, given the facts.
        needs: The fact without which nobody can be asked for it; empty when it needs none.
    """

    label: str
    found: Callable[[str, Facts], bool]
    needs: str = ""


def _fact(name: str) -> Callable[[str, Facts], bool]:
    return lambda text, facts: _FOLDED(facts[name]) in _FOLDED(text) if facts.get(name) else False


def _discounted(text: str, facts: Facts) -> bool:
    return bool(_PERCENT.search(text)) or _fact("discount.code")(text, facts)


def _shouted(text: str, facts: Facts) -> bool:
    code = facts.get("discount.code", "")
    return bool(_SHOUTED.search(text.replace(code, "") if code else text))


MARKS: dict[str, Mark] = {
    "first_name": Mark("the customer’s first name", _fact("customer.first_name"), "customer.first_name"),
    "cart.url": Mark("the link to the cart", _fact("cart.url"), "cart.url"),
    "shop.name": Mark("the name of the shop", _fact("shop.name"), "shop.name"),
    "discount.code": Mark("the discount code", _fact("discount.code"), "discount.code"),
    "discount": Mark("a discount", _discounted),
    "link": Mark("a link", lambda text, _facts: "://" in text),
    "question": Mark("a question", lambda text, _facts: any(sign in text for sign in "?？؟")),
    "shouting": Mark("shouting (!! or WORDS IN CAPITALS)", _shouted),
}
"""Marks by the names that lessons use."""
