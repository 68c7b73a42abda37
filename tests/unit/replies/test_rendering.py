from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.errors import TemplateError
from dingterm.replies.context import GAP
from dingterm.replies.rendering import render, tidy
from dingterm.replies.schema import Template

Make = Callable[..., Template]

GREETING = 'Hi {{ customer.first_name | default: "there" }}, hello'


@pytest.mark.parametrize(
    "context",
    [{}, {"customer": {}}, {"customer": None}, {"customer": {"first_name": None}}, {"customer": {"first_name": ""}},
     {"customer": {"first_name": " \t\n"}}, {"customer": {"first_name": "\u200b"}}, {"customer": "nobody"}],
)  # fmt: skip
def test_the_fallback_really_falls_back(template: Make, context: dict[str, Any]) -> None:
    done = render(template(en=GREETING), context, ("en",))
    assert (done.text, done.missing) == ("Hi there, hello", ())


def test_a_known_name_is_used(template: Make) -> None:
    assert render(template(en=GREETING), {"customer": {"first_name": " Ana "}}, ("en",)).text == "Hi Ana, hello"


def test_a_filter_before_the_fallback_changes_nothing(template: Make) -> None:
    name = '{{ customer.first_name | capitalize | prepend: " " | default: "" }}'
    source = f'Hola{name}, {{{{ cart.items | first_item | default: "tu pedido" }}}}'
    assert render(template(es=source), {}, ("es",)).text == "Hola, tu pedido"


def test_a_filter_that_leaves_nothing_falls_back_too(template: Make) -> None:
    source = 'Hi {{ customer.first_name | remove: "Ana" | default: "there" }}'
    for name in ("Ana", "Ana Ana"):
        assert render(template(en=source), {"customer": {"first_name": name}}, ("en",)).text == "Hi there"


def test_everything_missing_is_listed_at_once_and_once(template: Make) -> None:
    source = (
        "{{ cart.url }} {{ cart.total_minor | money: cart.currency }} {{ discount | saving }} {{ cart.url }}"
        " {{ order.items | items: 2 }} {{ nonsense.here }} {% if shop.name %}{{ shop.name }}{% endif %}"
        '{{ agent.name | append: "!" }} {{ "by " | append: shop.signature }}'
    )
    done = render(template(en=source), {"shop": {"url": "https://shop.example"}}, ("en",))
    assert done.missing == (
        "cart.url", "cart.total_minor", "discount", "order.items", "nonsense.here", "agent.name", "shop.signature",
    )  # fmt: skip
    assert "{" not in done.text
    assert "cart" not in done.text
    assert done.text.count(GAP) == 8


def test_a_missing_currency_is_what_is_missing(template: Make) -> None:
    done = render(template(en="{{ cart.total_minor | money: cart.currency }}"), {"cart": {"total_minor": 100}}, ("en",))
    assert (done.text, done.missing) == (GAP, ("cart.currency",))


def test_two_renderings_do_not_share_what_they_miss(template: Make) -> None:
    made = template(en="{{ cart.url }}")
    assert render(made, {}, ("en",)).missing == ("cart.url",)
    assert render(made, {"cart": {"url": "https://shop.example"}}, ("en",)).missing == ()


def test_wordings_take_turns(template: Make) -> None:
    made = template(en=["one", "two", "three"])
    assert [render(made, {}, ("en",), seed).text for seed in range(5)] == ["one", "two", "three", "one", "two"]
    assert render(made, {}, ("en",), 4).wording == 1


def test_the_language_is_the_first_there_is(template: Make) -> None:
    made = template(en="Hi", zh_Hans="您好")
    assert render(made, {}, ("ca-ES", "zh-Hant-TW", "en")).language == "zh-Hans"
    with pytest.raises(TemplateError, match="not written in de, fr"):
        render(made, {}, ("de", "fr"))


@pytest.mark.parametrize(
    "hostile",
    [
        "{{ shop.name }}",
        "{% for i in (1..9) %}x{% endfor %}",
        "{{",
        "%}",
        "{{ '",
        "{% include 'x' %}",
        "{#",
        "\\n{{ a }}",
    ],
)
def test_a_customers_text_is_never_a_template(template: Make, hostile: str) -> None:
    context = {"customer": {"first_name": f"a {hostile}"}, "shop": {"name": "SECRET"}}
    done = render(template(en="Hi {{ customer.first_name }}!"), context, ("en",))
    assert done.text == f"Hi a {hostile}!"


@given(st.text())
def test_any_name_renders_on_one_line_without_controls(name: str) -> None:
    made = _greeting()
    done = render(made, {"customer": {"first_name": name}}, ("en",))
    assert done.missing == ()
    assert done.text.startswith("Hi ")
    assert "Hi ," not in done.text
    assert "  " not in done.text
    assert not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for sign in done.text)


def test_text_is_tidied_but_lines_and_narrow_spaces_stay() -> None:
    assert tidy("  a  b \t c \n\n\n\n d\u00a0e \n") == "a b c\n\nd\u00a0e"


@pytest.mark.parametrize(
    "source",
    ["Hi {{ customer.first_name", "{% if %}x{% endif %}", "{% if cart.url %}x", "{{ cart.url | shout }}", "{% nope %}"],
)
def test_broken_liquid_names_the_file(template: Make, source: str) -> None:
    made = template(en=source)
    with pytest.raises(TemplateError) as caught:
        render(made, {"cart": {"url": "x"}}, ("en",))
    assert "made.toml" in caught.value.sentence
    assert "Made here" in caught.value.sentence
    assert "\n" not in caught.value.sentence


def _greeting() -> Template:
    from pathlib import Path

    return Template("g", "G", "custom", (), (), (), frozenset(), {"en": (GREETING,)}, Path("g.toml"))
