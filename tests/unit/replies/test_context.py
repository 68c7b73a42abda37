from __future__ import annotations

from datetime import date

import pytest

from dingterm.replies.context import FACTS, VALUE_LENGTH, facts, plain


def test_missing_empty_and_blank_are_one() -> None:
    full = {
        "customer": {"first_name": " \t", "city": "", "name": None},
        "cart": {"items": [], "url": "\n"},
        "order": None,
    }
    assert plain(full) == {}
    assert facts(full) == frozenset()


def test_values_stay_what_they_are() -> None:
    context = {
        "cart": {"items": ({"title": " Linen\n Shirt ", "quantity": 2},), "total_minor": 0},
        "discount": {"until": date(2026, 12, 1)},
    }
    assert plain(context) == {
        "cart": {"items": [{"title": "Linen Shirt", "quantity": 2}], "total_minor": 0},
        "discount": {"until": date(2026, 12, 1)},
    }


@pytest.mark.parametrize("name", ["+34 612 345 678", "lucia@shop.example", "...", "12"])
def test_what_is_no_name_is_not_greeted(name: str) -> None:
    assert plain({"customer": {"first_name": name, "city": "Valencia"}}) == {"customer": {"city": "Valencia"}}


@pytest.mark.parametrize("name", ["伟", "Ng", "O’Brien", "Владимир", "محمد"])
def test_a_name_of_any_script_is(name: str) -> None:
    assert plain({"customer": {"first_name": name}}) == {"customer": {"first_name": name}}


def test_stops_around_a_name_are_taken_off() -> None:
    assert plain({"customer": {"first_name": ", Lucía M.,", "name": "伟，"}})["customer"] == {
        "first_name": "Lucía M.",
        "name": "伟",
    }


def test_controls_and_endless_values_are_made_harmless() -> None:
    cleaned = plain({"shop": {"name": "A\x1b[2J\u202eB", "url": "x" * 9_999}})["shop"]
    assert cleaned["name"] == "A␛[2JB"
    assert len(cleaned["url"]) == VALUE_LENGTH


def test_facts_are_the_documented_names() -> None:
    context = {"cart": {"url": "https://shop.example/r/abc"}, "discount": {"percent": 10}, "agent": {"name": "mia"}}
    found = facts(context)
    assert found == {"cart", "cart.url", "discount", "discount.percent", "agent", "agent.name"}
    assert found <= set(FACTS)
