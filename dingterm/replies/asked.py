"""What a template lacks, asked for in words: one line for each fact, and what is typed read as what it has to be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from dingterm.errors import TemplateError
from dingterm.safe_text import safe_text


@dataclass(frozen=True)
class Question:
    """What to ask for a fact, and an answer that would do."""

    words: str
    example: str


QUESTIONS: Mapping[str, Question] = {
    "first_name": Question("What is their first name?", "Ana"),
    "customer.name": Question("What is their name?", "Ana Costa"),
    "city": Question("In which city are they?", "Lisbon"),
    "language": Question("Which language do they speak?", "pt"),
    "items": Question("What is in it?", "2 × Linen shirt, Scarf"),
    "total_minor": Question("What is it worth?", "88.90"),
    "amount_minor": Question("How much is the discount?", "5.00"),
    "currency": Question("In which currency?", "EUR"),
    "url": Question("What is the link?", "https://shop.example/cart"),
    "created_at": Question("On which day was that?", "2026-12-01"),
    "until": Question("Until which day does the discount hold?", "2026-12-31"),
    "percent": Question("How many percent is the discount?", "10"),
    "code": Question("What is the code of the discount?", "BACK10"),
    "signature": Question("How do you sign?", "Mia, Linen & Co"),
    "shop.name": Question("What is the shop called?", "Linen & Co"),
    "agent.name": Question("What is your name?", "Mia"),
    "name": Question("What is it called?", "#1001"),
}
"""By the whole name of a variable, else by what stands behind its dot."""

STAND_FOR = {"time_left": "discount.until", "items": "cart.items"}
"""What filters call a fact they lack, and the variable that would serve."""

MOST = 10**9
"""Major units that no cart is worth."""

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+(?:[.,]\d{1,2})?")
"""A figure with signs between its thousands; three digits behind one sign are no cents where a currency has two."""

_SPACED = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
"""Blanks and apostrophes between thousands."""

_MONEY = re.compile(r"(?P<before>[^\d\s.,-]{1,4})?\s*(?P<figure>[\d.,]+)\s*(?P<after>[^\d\s.,-]{1,4})?")
"""A figure, with a sign or a code of its currency on either side."""

_SIGNS = {"€": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW", "₴": "UAH", "R$": "BRL"}
"""Signs that stand for one currency only."""

_CENTS = re.compile(r"[.,](\d{1,2})$")
_COUNTED = re.compile(r"(\d{1,3})\s*[x×]\s*(.+)", re.IGNORECASE)
_LINK = re.compile(r"https?://[^\s.]+\.\S+", re.IGNORECASE)
_CURRENCY = re.compile(r"[A-Za-z]{3}")


def variable(missing: str) -> str:
    """The variable behind a name that a rendering calls missing."""
    return STAND_FOR.get(missing, missing)


def question(missing: str) -> Question:
    """What to ask for it."""
    name = variable(missing)
    found = QUESTIONS.get(name) or QUESTIONS.get(name.rpartition(".")[2])
    return found or Question(f"What is {name.replace('.', ' ').replace('_', ' ')}?", "")


def given(context: Mapping[str, Any], answers: Mapping[str, str]) -> dict[str, Any]:
    """The context with answers in it.

    Args:
        context: By `context.VARIABLES`.
        answers: What was typed, by the name that a rendering calls missing.

    Raises:
        TemplateError: An answer is not what it has to be.
    """
    whole = {group: dict(values or {}) for group, values in context.items()}
    for missing, text in answers.items():
        group, _, key = variable(missing).partition(".")
        whole.setdefault(group, {})[key] = answer(missing, text, str(whole.get(group, {}).get("currency") or ""))
    return whole


def answer(missing: str, text: str, currency: str = "") -> Any:
    """What was typed, as the fact it stands for.

    Args:
        missing: What a rendering calls it.
        text: What was typed.
        currency: Of an amount (ISO 4217); with two decimal places where it is not known.

    Raises:
        TemplateError: It is not what it has to be; the sentence shows what would be.
    """
    said = " ".join(safe_text(text).split())
    key = variable(missing).rpartition(".")[2]
    try:
        found = _READERS[key](said, currency) if key in _READERS else said
    except (ValueError, InvalidOperation, OverflowError):
        found = None
    if not found:
        raise TemplateError(f"{said!r} will not do. Write it like this: {question(missing).example}")
    return found


def _amount(text: str, currency: str) -> int:
    from babel.numbers import get_currency_precision

    places = get_currency_precision(currency.upper()) if currency else 2
    text = _figure(text, currency.upper())
    if places < 3 and _GROUPED.fullmatch(text):
        cents = _CENTS.search(text)
        whole = re.sub(r"[.,]", "", text[: cents.start()] if cents else text)
        text = f"{whole}.{cents[1] if cents else 0}"
    figure = Decimal(text.replace(",", "."))
    if not figure.is_finite() or not 0 < figure < MOST:
        return 0
    minor = figure.scaleb(places)
    return int(minor) if minor == minor.to_integral_value() else 0


def _figure(text: str, currency: str) -> str:
    """The figure of an amount, without its currency and without what parts its thousands but points and commas.

    Raises:
        ValueError: There is none, or its currency is another.
    """
    found = _MONEY.fullmatch(_SPACED.sub("", text))
    if not found:
        raise ValueError(text)
    named = (found["before"] or found["after"] or "").upper()
    said = _SIGNS.get(named, named if _CURRENCY.fullmatch(named) else "")
    if said and currency and said != currency:
        raise ValueError(text)
    return found["figure"]


def _day(text: str, _currency: str) -> date:
    return date.fromisoformat(text)


def _moment(text: str, _currency: str) -> int:
    return int(datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC).timestamp())


def _percent(text: str, _currency: str) -> int:
    figure = int(text.rstrip("% "))
    return figure if 0 < figure < 100 else 0


def _link(text: str, _currency: str) -> str:
    return text if _LINK.fullmatch(text) else ""


def _code(text: str, _currency: str) -> str:
    return text.upper() if _CURRENCY.fullmatch(text) else ""


def _items(text: str, _currency: str) -> list[dict[str, Any]]:
    lines = [one.strip() for one in text.split(",") if one.strip()]
    counted = [(_COUNTED.fullmatch(one), one) for one in lines]
    return [{"title": found[2] if found else one, "quantity": int(found[1]) if found else 1} for found, one in counted]


_READERS = {
    "total_minor": _amount, "amount_minor": _amount, "until": _day, "created_at": _moment, "percent": _percent,
    "url": _link, "currency": _code, "items": _items,
}  # fmt: skip
