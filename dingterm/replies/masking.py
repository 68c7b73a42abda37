"""What tells who the customer is, taken out of texts before they leave the machine and put back after."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from dingterm.replies import identifying
from dingterm.replies.wordlists import folded

_TOKEN = re.compile(r"\[\s?(PHONE|EMAIL|SURNAME|ADDRESS|ORDER)[_ ](\d+)\s?\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a customer that must not leave the machine; the first name may.

    Attributes:
        phones: In any spelling; E.164 finds the most.
        emails: Addresses.
        surnames: The surname in every spelling and script that is known.
        given: First names, to find the surname where it is written to them in one word.
        address: Lines of the address.
        orders: Ids and names of orders, with or without `#`.
    """

    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Masked:
    """Texts with tokens such as `[PHONE_1]`, and what each token stands for."""

    texts: tuple[str, ...]
    tokens: Mapping[str, str]

    def restore(self, text: str) -> str:
        """Put back what the tokens of a text stand for; a token nobody gave out stays, for the guard to mark."""
        return _TOKEN.sub(lambda found: self.tokens.get(f"[{found[1].upper()}_{found[2]}]", found[0]), text)


@dataclass(frozen=True, slots=True)
class _Rule:
    """What to look for; what it stands for is said beforehand, or is what was found."""

    kind: str
    found_by: re.Pattern[str]
    value: str = ""
    holds: Callable[[str], bool] = bool


def mask(texts: Iterable[str], person: Person) -> Masked:
    """Replace what identifies a person in texts by tokens, the same token for the same thing in all of them.

    Other phones and e-mail addresses in the texts are masked as well: they belong to somebody. What a person is known
    by is put back as it is known, everything else as it stood where it was met first.
    """
    plain = tuple(texts)
    rules = [*_rules(person)]
    tokens = _Tokens(plain)
    for rule in rules:
        if rule.value:
            tokens.of(rule.kind, rule.value)
    return Masked(tuple(_masked(text, rules, tokens) for text in plain), tokens.values())


class _Tokens:
    """Tokens given out, numbered by kind; one that a text happens to hold is never given out."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._held = {f"[{kind.upper()}_{number}]" for text in texts for kind, number in _TOKEN.findall(text)}
        self._given: dict[tuple[str, str], str] = {}
        self._values: dict[str, str] = {}

    def of(self, kind: str, value: str) -> str:
        key = kind, re.sub(r"[\W_]", "", folded(value))
        if key not in self._given:
            token = next(one for number in count(1) if (one := f"[{kind}_{number}]") not in self._held)
            self._held.add(token)
            self._given[key], self._values[token] = token, value
        return self._given[key]

    def values(self) -> dict[str, str]:
        return dict(self._values)


def _rules(person: Person) -> Iterator[_Rule]:
    """What to look for, in order: what is longer and surer first."""
    for kind, form, values in (
        ("EMAIL", identifying.email, person.emails),
        ("PHONE", identifying.phone, person.phones),
        ("ADDRESS", identifying.words, _longest(identifying.address_parts, person.address)),
        ("ORDER", identifying.order, sorted(person.orders, key=len, reverse=True)),
    ):
        yield from (_Rule(kind, found_by, value) for value in values if (found_by := form(value)))
    yield _Rule("EMAIL", identifying.ANY_EMAIL)
    yield _Rule("PHONE", identifying.ANY_PHONE, holds=identifying.is_phone)
    for name in _longest(identifying.surname_parts, person.surnames):
        if found_by := identifying.surname(name, person.given):
            yield _Rule("SURNAME", found_by, name)


def _longest(parts: Callable[[str], Iterable[str]], values: Iterable[str]) -> list[str]:
    every = dict.fromkeys(part for value in values for part in parts(value))
    return sorted(every, key=len, reverse=True)


def _masked(text: str, rules: Iterable[_Rule], tokens: _Tokens) -> str:
    """A text masked by one rule after the other, each in what the ones before have left."""
    pieces = [(text, False)]
    for rule in rules:
        pieces = [new for piece, done in pieces for new in ([(piece, done)] if done else _split(piece, rule, tokens))]
    return "".join(piece for piece, _ in pieces)


def _split(text: str, rule: _Rule, tokens: _Tokens) -> Iterator[tuple[str, bool]]:
    at = 0
    for found in rule.found_by.finditer(folded(text)):
        if rule.holds(found[0]):
            yield text[at : found.start()], False
            yield tokens.of(rule.kind, rule.value or text[found.start() : found.end()]), True
            at = found.end()
    yield text[at:], False
