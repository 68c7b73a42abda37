"""Facts that are missing, asked for in words."""

from __future__ import annotations

from datetime import date

import pytest

from dingterm.errors import TemplateError
from dingterm.replies.asked import answer, given, question
from dingterm.replies.context import VARIABLES


def test_every_variable_has_a_question_with_an_answer_that_will_do() -> None:
    for group, keys in VARIABLES.items():
        for key in keys:
            asked = question(f"{group}.{key}")
            assert asked.words.endswith("?") and answer(f"{group}.{key}", asked.example, "EUR"), (group, key)


@pytest.mark.parametrize(
    ("missing", "text", "fact"),
    [
        ("discount.until", "2026-12-31", date(2026, 12, 31)),
        ("time_left", "2026-12-31", date(2026, 12, 31)),
        ("discount.percent", "10 %", 10),
        ("discount.code", " BACK10 ", "BACK10"),
        ("cart.url", "https://shop.example/c/1", "https://shop.example/c/1"),
        ("cart.currency", "eur", "EUR"),
        (
            "items",
            "2 × Linen shirt, Scarf",
            [{"title": "Linen shirt", "quantity": 2}, {"title": "Scarf", "quantity": 1}],
        ),
        ("customer.first_name", "Ana\x1b[31m", "Ana␛[31m"),
    ],
)
def test_what_is_typed_becomes_the_fact(missing: str, text: str, fact: object) -> None:
    assert answer(missing, text) == fact


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("12.50", "EUR", 1250),
        ("12,50", "EUR", 1250),
        ("1,250", "JPY", 1250),
        ("1.250,50", "EUR", 125050),
        ("0.125", "KWD", 125),
        ("12.345", "KWD", 12345),
        ("5", "", 500),
        ("€12.50", "EUR", 1250),
        ("12,50 €", "EUR", 1250),
        ("EUR 12.50", "EUR", 1250),
        ("1 234,56", "EUR", 123456),
        ("1\u202f234,56\u00a0€", "EUR", 123456),
        ("1'234.50", "CHF", 123450),
        ("$1,234.56", "USD", 123456),
        ("R$ 1.234,56", "BRL", 123456),
        ("120 zł", "PLN", 12000),
    ],
)
def test_an_amount_in_minor_units(text: str, currency: str, minor: int) -> None:
    assert answer("discount.amount_minor", text, currency) == minor


@pytest.mark.parametrize(
    ("missing", "text"),
    [
        ("discount.until", "soon"),
        ("discount.percent", "120"),
        ("discount.percent", "ten"),
        ("cart.url", "javascript:alert(1)"),
        ("cart.total_minor", "free"),
        ("cart.total_minor", "-5"),
        ("cart.total_minor", "NaN"),
        ("cart.total_minor", "Infinity"),
        ("cart.total_minor", "1e30"),
        ("cart.total_minor", "0.125"),
        ("cart.currency", "euros"),
        ("items", " , "),
        ("customer.name", "  "),
    ],
)
def test_what_will_not_do_is_said_with_what_would(missing: str, text: str) -> None:
    with pytest.raises(TemplateError, match="Write it like this"):
        answer(missing, text)


def test_answers_stand_in_the_context_and_leave_it_as_it_was() -> None:
    context = {"discount": {"currency": "JPY"}, "cart": None}
    filled = given(context, {"discount.amount_minor": "500", "items": "Scarf"})
    assert filled["discount"] == {"currency": "JPY", "amount_minor": 500}
    assert filled["cart"]["items"][0]["title"] == "Scarf" and context == {"discount": {"currency": "JPY"}, "cart": None}


@pytest.mark.parametrize("text", ["$12 and more", "£12", "USD 12", "1 23,5", "12 34", "€", "-5"])
def test_an_amount_of_another_currency_or_none_is_refused(text: str) -> None:
    with pytest.raises(TemplateError, match=r"Write it like this: 88\.90"):
        answer("cart.total_minor", text, "EUR")
