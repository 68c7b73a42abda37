"""What a template may speak of: plain facts about one customer, made harmless and free of blanks.

The desk hands a dict of dicts; anything may be missing. What is empty, blank or None is taken out, so that a template
meets one kind of absence only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dingterm.safe_text import safe_text

ITEM = ("title", "variant", "quantity", "price_minor")
"""What is known of one line of a cart or order."""

VARIABLES = {
    "customer": ("first_name", "name", "city", "language"),
    "cart": ("name", "items", "total_minor", "currency", "url", "created_at"),
    "order": ("name", "items", "total_minor", "currency", "url", "created_at"),
    "shop": ("name", "url", "signature"),
    "discount": ("percent", "amount_minor", "currency", "code", "until"),
    "agent": ("name",),
}
"""Every variable. Money is integer minor units, moments are epoch seconds, `discount.until` is a date."""

FACTS = tuple(name for group, keys in VARIABLES.items() for name in (group, *(f"{group}.{key}" for key in keys)))
"""Names a template may need: a group that holds anything at all, or one variable of it."""

GAP = "____"
"""What stands in a reply where a fact is missing: the agent sees it, and no name of a variable is shown."""

VALUE_LENGTH = 500
"""Characters kept of one value."""

_SPACE = re.compile(r"\s+")
_STOPS = " ,;:!?，；：！？、"
_LETTER = re.compile(r"[^\W\d_]")


def plain(context: Mapping[str, Any]) -> dict[str, Any]:
    """The context as plain data without blanks: text, whole numbers, dates, and lists and dicts of them.

    A name to greet by needs a letter and no `@`: shops record phone numbers and e-mail addresses as names. Stops around
    it, which exports leave there, are taken off.
    """
    groups = {group: _plain(values) for group, values in context.items() if isinstance(values, Mapping)}
    customer = groups.get("customer") or {}
    for key in ("first_name", "name"):
        if key in customer:
            customer[key] = _name(str(customer[key]))
    groups["customer"] = {key: value for key, value in customer.items() if value is not None}
    return {group: values for group, values in groups.items() if values}


def facts(context: Mapping[str, Any]) -> frozenset[str]:
    """The names in `FACTS` that this context can serve."""
    return frozenset(_names(plain(context)))


def _names(cleaned: Mapping[str, Any]) -> Iterator[str]:
    for group, values in cleaned.items():
        yield group
        yield from (f"{group}.{key}" for key in values)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        pairs = ((str(key), _plain(one)) for key, one in value.items())
        return {key: one for key, one in pairs if one is not None} or None
    if isinstance(value, list | tuple):
        return [one for one in map(_plain, value) if one is not None] or None
    if isinstance(value, int | date):
        return value
    return _line(str(value)) if value is not None else None


def _line(text: str) -> str | None:
    return _SPACE.sub(" ", safe_text(text, limit=VALUE_LENGTH)).strip() or None


def _name(text: str) -> str | None:
    return text.strip(_STOPS) if "@" not in text and _LETTER.search(text) else None
