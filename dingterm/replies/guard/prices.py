"""Prices nobody set: an amount has to be a fact, or follow from a discount that may be offered."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from babel.numbers import get_currency_precision

from dingterm.replies.facts import Facts, Price
from dingterm.replies.guard.draft import Draft
from dingterm.replies.guard.marks import Mark
from dingterm.replies.guard.money import Amount, amounts
from dingterm.replies.wordlists import folded


def marks(draft: Draft, facts: Facts) -> Iterator[Mark]:
    """Every amount of money that the facts do not hold."""
    known = {pair for price in _known(facts) for pair in _pairs(price)}
    known |= {
        (one.value, currency) for text in facts.texts() for one in amounts(folded(text)) for currency in one.currencies
    }
    for amount in amounts(draft.plain):
        if not _holds(amount, known):
            shown = draft.text[amount.start : amount.end]
            yield Mark(amount.start, amount.end, "price", f"{shown} is not among the prices of the shop.")


def _holds(amount: Amount, known: set[tuple[Decimal, str]]) -> bool:
    if not amount.currencies:
        return any(amount.value == value for value, _ in known)
    return any((amount.value, currency) in known for currency in amount.currencies)


def _pairs(price: Price) -> Iterator[tuple[Decimal, str]]:
    currency = price.currency.upper()
    yield Decimal(price.minor).scaleb(-get_currency_precision(currency)), currency


def _known(facts: Facts) -> Iterator[Price]:
    yield from facts.prices
    for discount in facts.discounts:
        if discount.amount:
            yield discount.amount
        for price in facts.prices:
            yield from _reduced(price, discount.percent)
            if discount.amount and discount.amount.currency == price.currency:
                yield Price(price.minor - discount.amount.minor, price.currency)


def _reduced(price: Price, percent: float) -> Iterator[Price]:
    """What is saved and what is left; shops round either way."""
    saved = price.minor * Decimal(str(percent)) / 100
    for rounding in (ROUND_FLOOR, ROUND_CEILING):
        minor = int(saved.to_integral_value(rounding))
        yield Price(minor, price.currency)
        yield Price(price.minor - minor, price.currency)
