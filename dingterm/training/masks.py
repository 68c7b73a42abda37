"""What people see instead of customers while a desk is presented: aliases, and texts of which only the shape is left.

One person keeps one alias for as long as the program runs. Everything that was ever masked is remembered, so that it is
found again inside sentences and replies; a reply that the agent copies gets its own customer's words back.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.resources import files
from itertools import chain, count

DOT = "•"
LEAST = 2
"""Letters of a word of a name that is looked for in texts; a single one would be found everywhere."""

SCATTER = 2_654_435_761
"""Has no divisor in common with the number of pairs, so that each pair comes once in a round."""

STRANGERS = 1_000_000
"""Numbers given to people of whom only the name is known."""

NAMESAKE = "Nova Ember"
"""Whom a pair would give away; with their number, for there may be several."""

ENDS = 2
"""Figures of a phone that stay, at its end."""

_WORD = re.compile(r"[^\W_](?:[\w'’.+@-]*[\w])?")
_FIGURES = re.compile(r"\+?\d(?:[\d ().\-]{5,}\d)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass
class Masks:
    """The aliases given so far.

    Attributes:
        aliases: Customer id to alias.
    """

    aliases: dict[int, str] = field(default_factory=dict)
    _own: dict[int, dict[str, str]] = field(default_factory=dict)
    _words: dict[str, str] = field(default_factory=dict)
    _spaceless: dict[str, str] = field(default_factory=dict)
    _replies: dict[tuple[int, str], str] = field(default_factory=dict)

    def person(self, customer_id: int, name: str = "") -> str:
        """The alias of a customer; their name is found in texts from now on."""
        alias = self.aliases.get(customer_id)
        if alias is None:
            alias = self.aliases[customer_id] = alias_of(customer_id, name)
        if name:
            self._learn(customer_id, name, alias)
        return alias

    def phone(self, number: str, customer_id: int | None = None) -> str:
        """A phone of which only the first sign and the end are left: `+•• ••• ••• •78`."""
        figures = [place for place, one in enumerate(number) if one.isdigit()]
        hidden = set(figures[:-ENDS])
        shown = "".join(DOT if place in hidden else one for place, one in enumerate(number))
        return self._remember(customer_id, number, shown)

    def email(self, address: str, customer_id: int) -> str:
        """An address made of the alias."""
        alias = self.person(customer_id).lower().replace(" ", ".")
        return self._remember(customer_id, address, f"{alias}@example.com") if address else ""

    def named(self, name: str) -> str:
        """The alias of somebody of whom only the name is known: that of a customer of this name, if there is one."""
        known = next((one for one, words in self._own.items() if words.get(name)), None)
        return self.person(known if known is not None else -1 - _stable(name) % STRANGERS, name)

    def scrub(self, text: str, customer_id: int | None = None) -> str:
        """A text with everything masked so far replaced, and anything as long as a phone.

        Args:
            text: Any text.
            customer_id: Whom it is about, where that is known: their own words go before those of others.
        """
        text = self._without(self._own.get(customer_id or 0, {}), text)
        for name in self._spaceless if _SPACELESS.search(text) else ():
            text = text.replace(name, self._spaceless[name])
        text = _FIGURES.sub(lambda found: found[0] if _DATE.match(found[0]) else shape(found[0]), text)
        return _WORD.sub(lambda found: _replaced(found[0], self._words), text)

    def reply(self, text: str, customer_id: int) -> str:
        """A text to a customer without what tells who they are; `restore` puts it back."""
        if (customer_id, text) in self._replies:  # it is masked already
            return text
        masked = self._without(self._own.get(customer_id, {}), text)
        self._replies[customer_id, masked] = text
        return masked

    def restore(self, text: str, customer_id: int) -> str:
        """A masked reply to one customer, edited or not, as it is to be sent."""
        if whole := self._replies.get((customer_id, text)):
            return whole
        for original, shown in sorted(self._own.get(customer_id, {}).items(), key=lambda one: -len(one[1])):
            text = re.sub(rf"(?<!\w){re.escape(shown)}(?!\w)", partial(_put, original), text)
        return text

    def _without(self, own: Mapping[str, str], text: str) -> str:
        for original in sorted(own, key=len, reverse=True):
            if _SPACELESS.search(original) or _FIGURES.fullmatch(original):
                text = text.replace(original, own[original])
        return _WORD.sub(lambda found: _replaced(found[0], own), text)

    def _learn(self, customer_id: int, name: str, alias: str) -> None:
        words = name.split()
        if len(words) < 2:
            self._remember(customer_id, name, alias)
            return
        stones = _names()[1]
        spare = (stones[(_stable(alias) + step) % len(stones)] for step in count())
        parts = chain(alias.split(), (one for one in spare if one not in alias))
        for word, part in zip(words, parts, strict=False):
            if len(word) >= LEAST:
                self._remember(customer_id, word, part)

    def _remember(self, customer_id: int | None, original: str, shown: str) -> str:
        if original:
            if customer_id is not None:
                self._own.setdefault(customer_id, {}).setdefault(original, shown)
            self._words.setdefault(original, shown)
            self._words.setdefault(original.casefold(), shown)
            if _SPACELESS.search(original) and len(original) >= LEAST:
                self._spaceless.setdefault(original, shown)
        return shown


def alias_of(customer_id: int, name: str = "") -> str:
    """The alias of a customer, the same in every run and whoever was met before; no two customers have one.

    Ids count up, so the names of stars and stones are gone through in a fixed disorder, and numbered from the second
    time on. An alias never holds a word of the name itself.
    """
    stars, stones = _names()
    pairs = len(stars) * len(stones)
    place, again = customer_id * SCATTER % pairs, abs(customer_id) // pairs
    alias = f"{stars[place % len(stars)]} {stones[place // len(stars)]}"
    if set(alias.casefold().split()) & set(name.casefold().split()):
        return f"{NAMESAKE} {customer_id}"
    return f"{alias} {again + 1}" if again else alias


def shape(text: str) -> str:
    """A text of which only lengths, spaces and signs are left."""
    return "".join(DOT if one.isalnum() or ord(one) > 0x2FFF else one for one in text)


def _replaced(word: str, known: Mapping[str, str]) -> str:
    if shown := known.get(word) or known.get(word.casefold()):
        return shown
    return "".join(known.get(one) or one for one in re.split(r"([.@+'’-])", word))


def _put(original: str, _found: re.Match[str]) -> str:
    return original


def _stable(text: str) -> int:
    """The same number for the same text, in every run."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest())


@cache
def _names() -> tuple[list[str], list[str]]:
    told = tomllib.loads(files("dingterm.training").joinpath("aliases.toml").read_text("utf-8"))
    return told["stars"], told["stones"]
