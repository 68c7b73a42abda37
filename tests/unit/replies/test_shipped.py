"""Every shipped template, in every language and wording, for made-up customers with pieces missing."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from dingterm import paths
from dingterm.replies.context import GAP, facts
from dingterm.replies.library import Library, load_library
from dingterm.replies.rendering import render

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
LANGUAGES = ("en", "es", "pt", "zh-Hans")
"""What every template is written in."""

CORE_LANGUAGES = (*LANGUAGES, "fr", "de", "it", "ru", "tr", "ar", "id", "ja")
CORE = {
    "gentle-reminder", "cart-saved", "last-note", "need-help", "size-question",
    "todays-offer", "offer-waiting", "follow-up", "new-arrivals",
}  # fmt: skip
"""The templates that a shop writes with most, in twelve languages."""
LONGEST = 300

PIECES: dict[str, dict[str, list[Any]]] = {
    "customer": {
        "first_name": ["Lucía", "伟", "O’Brien", "[/nope] [50% off]", "JOÃO", " ", "+34 612", None],
        "city": ["Valencia", "São Paulo", "", None],
    },
    "cart": {
        "items": [
            [{"title": "Linen Shirt"}],
            [{"title": "Linen Shirt, Sand"}, {"title": "Canvas Tote"}, {"title": "Belt (M)"}],
            [{"title": ""}, {"title": " Hat "}],
            [],
            None,
        ],
        "url": ["https://shop.example/r/abc", "", None],
        "total_minor": [8890, None],
        "currency": ["EUR", None],
    },
    "order": {"items": [[{"title": "Wool Scarf"}], [], None], "name": ["#1001", None]},
    "shop": {"name": ["Linen & Co", " ", None], "url": ["https://linen.example", None]},
    "agent": {"name": ["Mia", None]},
}  # fmt: skip

DISCOUNTS: list[dict[str, Any] | None] = [
    None,
    {"percent": 10},
    {"percent": 15, "code": "BACK15", "until": date(2026, 12, 1)},
    {"amount_minor": 500, "currency": "EUR", "until": date(2026, 12, 1)},
    {"amount_minor": 5000, "currency": "BRL", "code": "VOLTA"},
]

FLAWS = {
    "a raw tag": r"\{\{|\}\}|\{%|%\}",
    "a double space": r"[ \u00a0]{2}",
    "a greeting of nobody": (
        r"\bHi\s*[,.!]|\b(Hola|Oi|Bonjour|Hallo|Ciao|Merhaba|Halo Kak|مرحبًا|Здравствуйте)"
        r"([^\S\u00a0]+[,.!]|\s*[,،]\s*[,،])"
        r"|您好，，|^[、。]|、、|^様"
    ),
    "empty parentheses": r"[(（\[]\s*[)）\]]",
    "a space before a stop": r"\s[,.!?;:，。！？；：]",
    "a doubled stop": r"[,.;:，。；：][,.;:，。；：]|[!?]\.|[！？]。",
    "a dangling word": (
        r"\b(de|del|la|el|hasta|con|até|com|em|a|to|with|until|the|your|of|and|y|e"
        r"|jusqu’au|le code|mit dem Code|codice|giorno|bis|kod:|son gün|по коду|до|بالرمز|حتى|sampai|kode)\s*[,.!?،]"
    ),
    "a gap": re.escape(GAP),
    "None": r"\bNone\b|\bnil\b",
    "a stop first": r"^[,.!?，。！？ ]",
    "a stop after nothing": r"(您的|选的|有效期至|优惠码)[，。！？]",
}


def customers(count: int = 50) -> Iterator[dict[str, Any]]:
    dice = random.Random(2)
    for number in range(count):
        context: dict[str, Any] = {
            group: {key: dice.choice(values) for key, values in keys.items()}
            for group, keys in PIECES.items() if dice.random() < 0.85
        }  # fmt: skip
        context["discount"] = DISCOUNTS[number % len(DISCOUNTS)]
        yield context


CUSTOMERS = list(customers())
SHIPPED = load_library([paths.shipped("templates")])


@pytest.mark.parametrize("template_id", sorted(SHIPPED.templates))
def test_every_wording_reads_well_whatever_is_missing(template_id: str) -> None:
    template = SHIPPED.get(template_id)
    written = 0
    for context in CUSTOMERS:
        if not template.needs <= facts(context):
            continue
        for language, wordings in template.wordings.items():
            for seed in range(len(wordings)):
                done = render(template, context, (language,), seed, now=NOW)
                assert done.missing == (), (language, seed, done)
                assert len(done.text) <= LONGEST
                assert flaws(done.text, context) == [], (language, seed, done.text)
                written += 1
    assert written >= 40


def flaws(text: str, context: dict[str, Any]) -> list[str]:
    """What is wrong with a text, leaving aside what a customer's own name brings in."""
    name = (context.get("customer") or {}).get("first_name") or ""
    text = text.replace(name, "Ana") if name.strip() else text
    text = re.sub(r"https://\S+", "LINK", text)
    text = re.sub(r"\u00a0(?=[!?:])", "", text)  # as French sets them
    return [flaw for flaw, pattern in FLAWS.items() if re.search(pattern, text)]


@pytest.mark.parametrize(
    "text",
    ["Hi , hello", "Hi, hello", "Hola , ¿qué tal?", "Oi, , tudo", "a  b", "({ }) ()", "hasta el .",
     "con el código de .", "您的{{ x }}", "until , thanks",
     "Done.. Bye", "____", "有效期至。", "you , there", "None of it"],
)  # fmt: skip
def test_the_flaws_are_seen(text: str) -> None:
    assert flaws(text, {})


def test_without_its_needs_a_template_says_what_it_lacks() -> None:
    for template in SHIPPED.templates.values():
        lacking = [render(template, {}, (language,), seed, now=NOW).missing
                   for language, wordings in template.wordings.items() for seed in range(len(wordings))]  # fmt: skip
        assert any(lacking) == bool(template.needs - {"order"}), template.id


def test_every_template_is_in_every_language_in_turns(shipped: Library) -> None:
    for template in shipped.templates.values():
        assert tuple(template.wordings) == (CORE_LANGUAGES if template.id in CORE else LANGUAGES)
        for wordings in template.wordings.values():
            assert len(set(wordings)) == len(wordings) >= 2


def test_there_are_enough_for_each_contact(shipped: Library) -> None:
    assert len(shipped.templates) >= 18
    have = {
        (lane, step, one.category) for one in shipped.templates.values() for lane in one.lanes for step in one.steps
    }
    assert {("unpaid", step, kind) for step in (1, 2, 3) for kind in ("reminder", "care", "incentive")} <= have
    assert {(lane, 1, kind) for lane in ("consulted", "win-back") for kind in ("reminder", "care", "incentive")} <= have


def test_whatever_gives_a_discount_needs_one(shipped: Library) -> None:
    for template in shipped.templates.values():
        speaks = any("discount" in text for texts in template.wordings.values() for text in texts)
        assert speaks == ("discount" in template.needs) == (template.category == "incentive"), template.id


def test_a_file_is_named_for_its_id(shipped: Library) -> None:
    assert all(one.path.stem == one.id for one in shipped.templates.values())
