from __future__ import annotations

from collections.abc import Callable

import pytest

from dingterm.replies.checking import check_liquid
from dingterm.replies.library import Library
from dingterm.replies.schema import Template


def test_the_shipped_templates_are_whole(shipped: Library) -> None:
    assert shipped.problems == ()
    assert check_liquid(shipped.templates.values()) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ customer.fist_name }}", ["`customer.fist_name`", "Did you mean `customer.first_name`?"]),
        ("{{ basket.url }}", ["`basket.url`", "`cart.url`"]),
        ("{{ cart.items[0].titel }}", ["`cart.items[0].titel`"]),
        ("{{ cart.url | upper }}", ["no filter `upper`", "`upcase`"]),
        ("{{ cart.url", ["not Liquid"]),
    ],
)
def test_what_cannot_work_is_named(template: Callable[..., Template], source: str, words: list[str]) -> None:
    (problem,) = check_liquid([template(en="Hi", es=source)])
    assert problem.line == 6
    for word in [*words, "(es)"]:
        assert word in problem.sentence


@pytest.mark.parametrize(
    "source",
    ["{% for one in cart.items %}{{ one.title }}{% endfor %}", "{{ cart.items[0].title }} {{ cart.items.size }}",
     "{% assign who = customer.name %}{{ who }}", "{{ discount | saving }}"],
)  # fmt: skip
def test_what_works_is_left_alone(template: Callable[..., Template], source: str) -> None:
    assert check_liquid([template(en=source)]) == []
