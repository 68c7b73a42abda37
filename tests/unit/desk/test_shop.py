"""What the shop lets replies say: read strictly, completed from the settings, and held to its own days."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dingterm.desk import draft_facts
from dingterm.desk.shop import load_shop
from dingterm.errors import SettingsError
from dingterm.replies.facts import Price
from dingterm.settings import Discount, Settings, Shop

TODAY = date(2026, 3, 3)
OWN = Settings(shop=Shop("Linen", "https://linen.example", "Mia"), discount=Discount(percent=5, code="OLD5"))
FILE = """
name = "Linen & Co"
tone = "warm"
contacts = ["help@linen.example"]
[policies]
shipping = "2 to 4 days."
returns = "30 days."
[[discounts]]
percent = 10
code = "BACK10"
until = 2026-03-04
[[discounts]]
amount = "5.00"
currency = "EUR"
until = 2026-03-02
"""
CONTEXT: dict[str, Any] = {
    "cart": {
        "currency": "EUR",
        "total_minor": 9800,
        "url": "https://linen.example/c/1",
        "items": [{"title": "Sheet", "variant": "white", "quantity": 2, "price_minor": 4900}],
    }
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "shop.toml"
    path.write_text(FILE)
    return path


def test_the_file_goes_before_the_settings(file: Path) -> None:
    shop = load_shop(OWN, file)
    assert (shop.name, shop.signature, shop.links) == ("Linen & Co", "Mia", ["https://linen.example"])
    assert [one.code for one in shop.offers(TODAY)] == ["BACK10"]


def test_without_a_file_the_settings_serve(tmp_path: Path) -> None:
    shop = load_shop(OWN, tmp_path / "none.toml")
    assert (shop.name, [one.code for one in shop.offers(TODAY)]) == ("Linen", ["OLD5"])
    assert load_shop(Settings(), tmp_path / "none.toml").offers(TODAY) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('tonne = "x"', "Did you mean `tone`?"),
        ("[[discounts]]\npercnt = 5", "Did you mean `percent`?"),
        ("[[discounts]]\npercent = 500", "from 1 to 100"),
        ("discounts = [5]", "`discounts` must be a list"),
        ('links = "x"', "`links` must be a list"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "shop.toml"
    path.write_text(text)
    with pytest.raises(SettingsError) as caught:
        load_shop(OWN, path)
    assert said in caught.value.sentence and str(path) in caught.value.sentence


def test_the_model_and_the_guard_are_told_the_same(file: Path) -> None:
    shop = load_shop(OWN, file)
    told = " ".join(draft_facts.sentences(shop, CONTEXT, TODAY))
    for part in ("2 × Sheet white, EUR 49.00 each", "EUR 98.00", "[CART_LINK]", "2 to 4 days.", "10 % off", "BACK10"):
        assert part in told
    assert "5.00 off" not in told and "linen.example/c/1" not in told
    facts = draft_facts.for_guard(shop, CONTEXT, TODAY)
    assert set(facts.prices) == {Price(9800, "EUR"), Price(4900, "EUR")}
    assert [(one.percent, one.code) for one in facts.discounts] == [(10, "BACK10")]
    assert facts.links == ("https://linen.example", "https://linen.example/c/1")
    assert (facts.delivery, facts.policies) == (("2 to 4 days.",), ("30 days.",))
    assert (facts.products, facts.contacts) == (("Sheet white",), ("help@linen.example",))
