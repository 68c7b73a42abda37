"""Phones and e-mail addresses that are not the shop's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dingterm.replies.facts import Facts
from dingterm.replies.guard.addresses import EMAIL, LINK
from dingterm.replies.guard.draft import Draft
from dingterm.replies.guard.marks import Mark
from dingterm.replies.wordlists import folded

_PHONE = re.compile(r"(?<![\d.,$€£¥])(?:\+|\(|0)?\(?\d(?:[\s().\-\u2010-\u2015]{0,2}\d){6,16}(?![\d%]|[.,]\d)")
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?|\d\d?[.\-]\d\d?[.\-]\d{4}")
_CERTAIN = 9
"""A run of so many digits is held for a phone even without a `+`, a `(` or a zero before it."""
_SUFFIX = 6


def marks(draft: Draft, facts: Facts) -> Iterator[Mark]:
    """Every phone and e-mail address that is not among the shop's contacts."""
    known = {one.strip().casefold() for one in facts.contacts}
    for found in EMAIL.finditer(draft.text):
        if found[0].casefold().replace("＠", "@") not in known:
            yield Mark(found.start(), found.end(), "contact", f"{found[0]} is no address of the shop.")
    numbers = [_digits(one) for one in facts.contacts if "@" not in one]
    text = LINK.sub(lambda found: " " * len(found[0]), folded(draft.text))
    for found in _PHONE.finditer(text):
        if _is_phone(found[0]) and not any(_same(_digits(found[0]), number) for number in numbers):
            yield Mark(*found.span(), "contact", f"{draft.text[slice(*found.span())]} is no number of the shop.")


def _digits(text: str) -> str:
    return re.sub(r"\D", "", folded(text))


def _is_phone(text: str) -> bool:
    return not _DATE.fullmatch(text) and (text[0] in "+(0" or len(_digits(text)) >= _CERTAIN)


def _same(one: str, other: str) -> bool:
    """Whether one number is the other without its calling code or with a trunk zero."""
    short, long = sorted((one.lstrip("0"), other.lstrip("0")), key=len)
    return len(short) >= _SUFFIX and long.endswith(short)
