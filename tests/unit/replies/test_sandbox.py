from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dingterm.errors import TemplateError
from dingterm.replies.rendering import render
from dingterm.replies.sandbox import OUTPUT
from dingterm.replies.schema import Template

DOUBLING = "{% assign a = 'ha' %}{% for i in (1..900) %}{% assign a = a | append: a %}{% endfor %}{{ a | size }}"

CAPTURED = "{% capture a %}{% for i in (1..900) %}x{% endfor %}{% endcapture %}"

GREEDY = {
    "endless loop": "{% for i in (1..999999999) %}x{% endfor %}",
    "silent loop": "{% for i in (1..9999999) %}{% assign a = i %}{% endfor %}done",
    "growing capture": "{% for i in (1..900) %}{% capture a %}x{{ a }}{{ a }}{% endcapture %}{% endfor %}",
    "nested loops": "{% for i in (1..900) %}{% for j in (1..900) %}x{% endfor %}{% endfor %}",
    "doubling": DOUBLING,
    "doubling a number": DOUBLING.replace("append", "plus")
    .replace("'ha'", "99999999999999999999")
    .replace("(1..900)", "(1..9999)"),
    "joined range": "{{ (1..999999999) | join: ',' }}",
    "size of a range": "{{ (1..99999999999999999999) | size }}",
    "multiplying": CAPTURED.replace("x", "a" * 10) + "{{ a | replace: 'a', a }}",
    "output": "{% for i in (1..900) %}" + "x" * 100 + "{% endfor %}",
    "capture": CAPTURED.replace("x", "x" * 100),
    "nesting": "{% if true %}" * 40 + "{% endif %}" * 40,
    "deep path": "{{ " + "a[" * 600 + "b" + "]" * 600 + " }}",
    "huge number": "{{ " + "9" * 1900 + " | plus: 1 | truncate: 5 }}{{ '" + "9" * 20 + "e999' | plus: 1 }}",
}

FORBIDDEN = {
    "include": "{% include '/etc/passwd' %}",
    "render": "{% render 'x' %}",
    "liquid": "{% liquid echo 'x' %}",
    "increment": "{% increment a %}",
    "extends": "{% extends 'x' %}",
    "unknown filter": "{{ 'x' | base64_decode }}",
}


@pytest.mark.parametrize("source", GREEDY.values(), ids=GREEDY)
def test_a_greedy_template_is_stopped_soon(template: Callable[..., Template], source: str) -> None:
    made, begun = template(en=source), time.process_time()
    try:
        done = render(made, {}, ("en",))
    except TemplateError as error:
        assert "cannot be filled" in error.sentence
    else:
        assert len(done.text.encode()) <= OUTPUT
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "name",
    [
        "endless loop",
        "silent loop",
        "growing capture",
        "doubling",
        "joined range",
        "multiplying",
        "output",
        "capture",
        "nesting",
    ],
)
def test_the_worst_are_refused(template: Callable[..., Template], name: str) -> None:
    with pytest.raises(TemplateError):
        render(template(en=GREEDY[name]), {}, ("en",))


def test_what_a_filter_makes_is_measured_before_it_goes_on(template: Callable[..., Template]) -> None:
    with pytest.raises(TemplateError, match="a filter made too long a text"):
        render(template(en=GREEDY["multiplying"] + "{{ a | replace: 'a', a | size }}"), {}, ("en",))


@pytest.mark.parametrize("source", FORBIDDEN.values(), ids=FORBIDDEN)
def test_what_could_reach_outside_is_not_there(template: Callable[..., Template], source: str) -> None:
    with pytest.raises(TemplateError):
        render(template(en=source), {}, ("en",))


@pytest.mark.parametrize(
    "path", ["customer.__class__", "customer.first_name.__class__", "customer['__init__']", "shop.__globals__"]
)
def test_python_cannot_be_reached(template: Callable[..., Template], path: str) -> None:
    context = {"customer": {"first_name": "Ana"}, "shop": {"path": Path("/")}}
    done = render(template(en="x{{ " + path + " }}"), context, ("en",))
    assert done.missing
    assert "class" not in done.text


def test_nothing_is_escaped_for_html(template: Callable[..., Template]) -> None:
    done = render(template(en="{{ shop.name }}"), {"shop": {"name": "Linen & Co <b>"}}, ("en",))
    assert done.text == "Linen & Co <b>"
