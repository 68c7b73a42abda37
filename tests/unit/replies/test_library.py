from __future__ import annotations

from pathlib import Path

import pytest

from dingterm.errors import TemplateError
from dingterm.replies.fit import Occasion
from dingterm.replies.library import Library
from dingterm.replies.schema import Template

ALL = frozenset({"discount", "discount.until", "cart", "cart.url", "order", "order.items", "shop.url"})


def made(template_id: str, **fields: object) -> Template:
    values: dict[str, object] = {
        "title": template_id,
        "category": "reminder",
        "lanes": ("unpaid",),
        "steps": (1,),
        "tags": (),
        "needs": frozenset(),
        "wordings": {"en": ("Hi",)},
        "path": Path(f"{template_id}.toml"),
    }
    return Template(id=template_id, **{**values, **fields})


def library(*templates: Template) -> Library:
    return Library({one.id: one for one in templates})


def ids(templates: list[Template]) -> list[str]:
    return [one.id for one in templates]


def occasion(**fields: object) -> Occasion:
    return Occasion(**{"lane": "unpaid", "step": 1, "languages": ("en",), **fields})


def test_step_then_language_then_category_decide() -> None:
    of = library(
        made("z-reminder"),
        made("care", category="care"),
        made("later", steps=(3,)),
        made("soon", steps=(2, 3)),
        made("spanish", wordings={"es": ("Hola",)}),
        made("any-step", steps=(), category="custom"),
        made("a-reminder"),
    )
    wanted = occasion(languages=("es-ES", "en"))
    assert ids(of.offered(wanted)) == ["spanish", "a-reminder", "z-reminder", "care", "any-step", "soon", "later"]


def test_another_lane_is_not_offered_and_no_lane_is_every_lane() -> None:
    of = library(made("unpaid"), made("back", lanes=("win-back",)), made("any", lanes=()))
    assert ids(of.offered(occasion(lane="win-back"))) == ["any", "back"]


def test_needs_that_are_not_met_keep_it_back_even_from_the_search() -> None:
    of = library(made("offer", needs=frozenset({"discount"})), made("plain"))
    assert ids(of.offered(occasion())) == ["plain"]
    assert of.search("offer", occasion()) == []
    assert ids(of.offered(occasion(have=frozenset({"discount", "cart"})))) == ["offer", "plain"]


def test_a_language_that_no_wording_has_keeps_it_back() -> None:
    of = library(made("spanish", wordings={"es": ("Hola",)}))
    assert of.offered(occasion(languages=("de", "en"))) == []


def test_favourites_keep_their_keys_when_one_cannot_be_offered() -> None:
    of = library(made("a"), made("b"), made("offer", needs=frozenset({"discount"})), made("back", lanes=("win-back",)))
    named = ["back", "offer", "b"]
    keys = {key: one.id for key, one in of.favourites(occasion(), named).items()}
    assert keys == {1: "back", 3: "b", 4: "a"}
    keys = {key: one.id for key, one in of.favourites(occasion(have=frozenset({"discount"})), named).items()}
    assert keys == {1: "back", 2: "offer", 3: "b", 4: "a"}


def test_there_are_nine_keys(shipped: Library) -> None:
    many = library(*(made(f"t{number:02}") for number in range(20)))
    assert list(many.favourites(occasion())) == list(range(1, 10))
    assert list(many.favourites(occasion(), [f"t{number}" for number in range(10, 20)])) == list(range(1, 10))


def test_an_unknown_id_names_the_nearest(shipped: Library) -> None:
    with pytest.raises(TemplateError, match="Did you mean `cart-saved`"):
        shipped.get("cart-save")
    assert shipped.strangers(["cart-saved", "cart-save"]) == [
        "There is no template `cart-save`. Did you mean `cart-saved`?"
    ]


@pytest.mark.parametrize("lane", ["unpaid", "consulted", "win-back"])
def test_the_shipped_ones_fill_every_lane_and_keep_offers_back(shipped: Library, lane: str) -> None:
    with_discount = shipped.offered(occasion(lane=lane, have=ALL))
    without = shipped.offered(occasion(lane=lane, have=ALL - {"discount", "discount.until"}))
    assert {"reminder", "care", "incentive"} == {one.category for one in with_discount}
    assert {"reminder", "care"} == {one.category for one in without}


def test_the_first_keys_are_the_gentle_ones(shipped: Library) -> None:
    first = shipped.favourites(occasion(have=frozenset({"cart", "cart.url"})))
    assert [one.id for one in first.values()][:3] == ["cart-saved", "gentle-reminder", "need-help"]
