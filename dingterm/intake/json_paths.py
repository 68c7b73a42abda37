"""Paths into JSON: `customer.email`, `lineItems.edges[].node`; `[]` steps into every element of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

Json = Any
"""What `json.loads` gives."""


def at(value: Json, path: str) -> list[Json]:
    """Everything a path leads to; nothing where it breaks off. An empty path leads to the value itself."""
    here = [value]
    for key, into in _steps(path):
        here = [item[key] for item in here if isinstance(item, Mapping) and key in item]
        if into:
            here = [element for item in here if isinstance(item, list) for element in item]
    return here


def texts(value: Json, paths: Iterable[str]) -> list[str]:
    """The non-empty texts, numbers and yes/no values that the paths lead to, in the order of the paths."""
    return [text for path in paths for found in at(value, path) if (text := as_text(found))]


def first_text(value: Json, paths: Iterable[str]) -> str | None:
    """The first text that one of the paths leads to; lists of texts are joined by a comma."""
    for path in paths:
        found = texts(value, (path,))
        if found:
            return ", ".join(found)
    return None


def as_text(value: Json) -> str:
    """A JSON scalar as text, without outer spaces; empty for null, objects and lists."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return whole(str(value).strip()) if isinstance(value, str | int | float) else ""


def whole(text: str) -> str:
    """A text without half surrogate pairs, which JSON can spell but UTF-8 cannot."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


@cache
def _steps(path: str) -> tuple[tuple[str, bool], ...]:
    return tuple((step.removesuffix("[]"), step.endswith("[]")) for step in path.split(".")) if path else ()
