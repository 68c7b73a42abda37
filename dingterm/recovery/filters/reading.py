"""A filter of the queue as agents write it, and as sheets and settings keep it.

Words stand in any order, with commas or without; all of them must hold. What is no word of a filter's and no country is
taken for the beginning of a name, a number or an address; text in quotes always is.

    over 80 usd · under 1,000 · >80 · items>1 · score at least 50 · step 2 · second step · 2nd
    older 3 d · newer 12 h · due · waiting · blocked · unpaid · consulted · win-back · bought
    brazil · region:BR · language:pt · city:recife · item:shirt · agent:mia · #vip · not brazil · ana
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from dingterm.errors import RecoveryError
from dingterm.recovery.filters.conditions import FLAGS, NUMBERS, TEXTS, Condition
from dingterm.recovery.filters.places import region_of
from dingterm.recovery.filters.words import SIGNS, Words

_AGES = {"older": ">", "newer": "<", "within": "<"}
_SECONDS = {"m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_COUNTED = {"items": "items", "item": "items", "points": "score"}
"""Units behind a figure that say what is compared."""

_ENDINGS = ("st", "nd", "rd", "th")
_LONGEST = 5
"""Words in the name of a country."""

_FIGURE = re.compile(r"\d[\d.,]*")
_CENTS = re.compile(r"[.,](\d{1,2})$")


def conditions(text: str) -> tuple[Condition, ...]:
    """What a filter asks for, all of which must hold; nothing for an empty text.

    Raises:
        RecoveryError: A word is not understood.
    """
    words, found = Words(text), []
    while words:
        negated = bool(words.take_if("not"))
        if negated and not words:
            raise RecoveryError("Write what must not hold behind `not`, such as: not brazil.")
        found += [replace(one, negated=negated) for one in _one(words)]
    return tuple(found)


def _one(words: Words) -> Iterator[Condition]:
    word = words.take()
    plain = word.casefold()
    if plain in FLAGS:
        field, value = FLAGS[plain]
        yield Condition(field, "=", value)
    elif plain in SIGNS:
        yield from _figure("amount", plain, words)
    elif plain in _AGES:
        yield Condition("age", _AGES[plain], _span(plain, words))
    elif plain == "#":
        yield Condition("tag", "=", _value("#", words))
    elif words.next == "=" or (plain in NUMBERS and (words.next in SIGNS or _FIGURE.fullmatch(words.next))):
        yield from _field(plain, words)
    elif nth := _nth(plain, words):
        yield Condition("step", "=", nth)
    else:
        yield _place(word, words) or Condition("name", "=", word.strip('"'))


def _field(name: str, words: Words) -> Iterator[Condition]:
    """`step 2`, `items > 1`, `region:BR`."""
    if name not in (*NUMBERS, *TEXTS):
        near = get_close_matches(name, (*NUMBERS, *TEXTS), n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Known: {', '.join((*NUMBERS, *TEXTS))}."
        raise RecoveryError(f"There is no {name!r} to filter by. {hint}")
    sign = words.take_if(*SIGNS) or "="
    if name == "age":
        yield Condition(name, sign, _span(name, words))
    elif name in NUMBERS:
        yield from _figure(name, sign, words)
    elif sign != "=":
        raise RecoveryError(f"{name} is a text: write {name}:… for it.")
    else:
        value = _value(f"{name}:", words)
        yield Condition(name, "=", (region_of(value) or value.upper()) if name == "region" else value)


def _figure(name: str, sign: str, words: Words) -> Iterator[Condition]:
    """`80`, `1,250.50 usd`, `3 items`."""
    text = words.take()
    if not _FIGURE.fullmatch(text):
        raise RecoveryError(f"A figure is missing behind {name} {sign}: write one such as 80 or 1,250.50.")
    if name == "amount":
        name = _COUNTED.get(words.take_if(*_COUNTED), name)
    yield Condition(name, sign, _number(text))
    if name == "amount" and _is_currency(words.next):
        yield Condition("currency", "=", words.take().upper())


def _number(text: str) -> float:
    """`1,250.50` and `1.250,50` alike: one digit or two behind the last sign are cents."""
    cents = _CENTS.search(text)
    whole = re.sub(r"[.,]", "", text[: cents.start()] if cents else text)
    return float(f"{whole}.{cents[1] if cents else 0}")


def _span(name: str, words: Words) -> float:
    figure, unit = words.take(), words.take()[:1].casefold()
    if not figure.isdecimal() or unit not in _SECONDS:
        raise RecoveryError(f"A span of time is missing behind {name}: write one such as 3 d or 12 h.")
    return float(int(figure) * _SECONDS[unit])


def _value(before: str, words: Words) -> str:
    value = words.take().strip('"')
    if not value:
        raise RecoveryError(f"Nothing stands behind {before} Write what to look for.")
    return value


def _nth(plain: str, words: Words) -> float:
    """`second step`, `2nd`; 0 for other words."""
    if plain.isdecimal() and words.take_if(*_ENDINGS):
        words.take_if("step")
        return float(plain)
    return float(_NTH[plain]) if plain in _NTH and words.take_if("step") else 0.0


def _place(word: str, words: Words) -> Condition | None:
    """The longest name of a country that begins here; codes of countries and currencies only in capitals."""
    if word.isupper() and _is_currency(word):
        return Condition("currency", "=", word)
    for more in range(min(_LONGEST - 1, len(words)), -1, -1):
        name = f"{word} {words.ahead(more)}".strip()
        code = len(name) == 2 and name.isascii()
        if (name.isupper() or not code) and '"' not in name and (region := region_of(name)):
            for _ in range(more):
                words.take()
            return Condition("region", "=", region)
    return None


def _is_currency(word: str) -> bool:
    from babel.numbers import is_currency

    return len(word) == 3 and is_currency(word.upper())
