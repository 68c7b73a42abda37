from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from dingterm.errors import TemplateError
from dingterm.replies.rendering import render
from dingterm.replies.schema import Template

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.fixture
def say(template: Callable[..., Template]) -> Callable[..., str]:
    """Render one expression in a language; what is missing stands in angle brackets."""

    def render_one(expression: str, tag: str = "en", **context: Any) -> str:
        made = template(**{tag.split("-")[0] if tag[:2] != "zh" else "zh_Hans": "{{ " + expression + " }}"})
        done = render(made, context, (tag,), now=NOW)
        return f"<{', '.join(done.missing)}>" if done.missing else done.text

    return render_one


@pytest.mark.parametrize(
    ("minor", "currency", "tag", "expected"),
    [
        (8890, "EUR", "es", "88,90\u00a0€"),
        (8890, "EUR", "en", "€88.90"),
        (54000, "BRL", "pt-BR", "R$\u00a0540,00"),
        (8890, "EUR", "pt-PT", "88,90\u00a0€"),
        (124000, "CNY", "zh-Hans-CN", "¥1,240.00"),
        (124000, "MXN", "es-MX", "$1,240.00"),
        (5400, "JPY", "en", "¥5,400"),
        (1234, "KWD", "en", "KWD\u00a01.234"),
        (0, "USD", "en", "$0.00"),
        (-500, "USD", "en", "-$5.00"),
    ],
)
def test_money_as_the_language_writes_it(
    say: Callable[..., str], minor: int, currency: str, tag: str, expected: str
) -> None:
    cart = {"total_minor": minor, "currency": currency}
    assert say("cart.total_minor | money: cart.currency", tag, cart=cart) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "December 1"),
        ("en-GB", "1 December"),
        ("es", "1 de diciembre"),
        ("pt", "1 de dezembro"),
        ("zh-Hans", "12月1日"),
    ],
)
@pytest.mark.parametrize("until", [date(2026, 12, 1), "2026-12-01", 1_796_083_200, datetime(2026, 12, 1)])
def test_dates_as_the_language_writes_them(say: Callable[..., str], tag: str, until: object, expected: str) -> None:
    assert say("discount.until | date", tag, discount={"until": until}) == expected


def test_a_date_has_four_styles(say: Callable[..., str]) -> None:
    assert say("discount.until | date: 'long'", discount={"until": date(2026, 12, 1)}) == "December 1, 2026"


@pytest.mark.parametrize(
    ("until", "tag", "expected"),
    [
        (date(2026, 12, 1), "en", "3 days"),
        (date(2026, 11, 28), "en", "12 hours"),
        (date(2026, 12, 1), "zh-Hans", "3天"),
        (datetime(2026, 11, 28, 17, tzinfo=UTC), "es", "5 horas"),
        (date(2026, 11, 27), "en", "<time_left>"),
    ],
)
def test_time_left_counts_to_the_end_of_the_day_and_never_backwards(
    say: Callable[..., str], until: object, tag: str, expected: str
) -> None:
    assert say("discount.until | time_left", tag, discount={"until": until}) == expected


ITEMS = [
    {"title": "Shirt"},
    {"title": "Tote"},
    {"title": "Shirt"},
    {"variant": "no title"},
    {"title": "Belt"},
    {"title": "Hat"},
]


@pytest.mark.parametrize(
    ("filter_", "tag", "expected"),
    [
        ("items: 4", "en", "Shirt, Tote, Belt, and Hat"),
        ("items", "en", "Shirt, Tote, Belt, and 1 more"),
        ("items: 2", "es", "Shirt, Tote y 2 más"),
        ("items: 2", "pt", "Shirt, Tote e mais 2"),
        ("items: 2", "zh-Hans", "Shirt、Tote和另外2件"),
        ("items: 2", "de", "Shirt, Tote und noch 2"),
        ("items: 2", "nl", "Shirt, Tote en +2"),
        ("first_item", "en", "Shirt"),
        ("size", "en", "6"),
    ],
)
def test_items_joined_as_the_language_does(say: Callable[..., str], filter_: str, tag: str, expected: str) -> None:
    assert say(f"cart.items | {filter_}", tag, cart={"items": ITEMS}) == expected


def test_items_without_titles_are_missing(say: Callable[..., str]) -> None:
    assert say("cart.items | items", cart={"items": [{"quantity": 1}]}) == "<items>"
    assert say("cart.items | first_item", cart={"items": [{"quantity": 1}]}) == "<items>"


def test_a_long_title_is_cut(say: Callable[..., str]) -> None:
    assert len(say("cart.items | first_item", cart={"items": [{"title": "word " * 40}]})) <= 60


@pytest.mark.parametrize(
    ("discount", "tag", "expected"),
    [
        ({"percent": 10}, "en", "10% off"),
        ({"percent": 10}, "es", "un 10\u00a0% de descuento"),
        ({"percent": 15}, "zh-Hans", "8.5折优惠"),
        ({"percent": 20}, "zh-Hans", "8折优惠"),
        ({"percent": 10}, "de", "10\u00a0% Rabatt"),
        ({"percent": 10}, "nl", "−10%"),
        ({"amount_minor": 500, "currency": "EUR"}, "es", "5,00\u00a0€ de descuento"),
        ({"amount_minor": 500}, "en", "<discount.currency>"),
        ({"percent": 0}, "en", "<discount.percent>"),
        ({"percent": 100}, "en", "<discount.percent>"),
        ({"code": "BACK10"}, "en", "<discount.percent>"),
    ],
)
def test_a_discount_in_words(say: Callable[..., str], discount: dict[str, object], tag: str, expected: str) -> None:
    assert say("discount | saving", tag, discount=discount) == expected


@pytest.mark.parametrize(
    "expression",
    [
        "cart.url | money: 'EUR'",
        "cart.url | date",
        "cart.url | items",
        "cart.items | items: 0",
        "cart.items | items: 'two'",
    ],
)
def test_a_value_of_the_wrong_kind_is_an_error_with_a_sentence(say: Callable[..., str], expression: str) -> None:
    with pytest.raises(TemplateError, match=r"cannot be filled"):
        say(expression, cart={"url": "https://shop.example", "items": ITEMS})
