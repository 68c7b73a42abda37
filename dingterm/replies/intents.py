"""What a customer's words ask for, recognised by word lists: no model is asked. Opt-outs are `recovery.optout`'s."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dingterm.replies.languages import base
from dingterm.replies.wordlists import folded, pattern


@dataclass(frozen=True, slots=True)
class Intents:
    """What was recognised; several may hold at once."""

    price_or_discount: bool = False
    product_question: bool = False
    hesitation: bool = False
    delivery: bool = False
    complaint: bool = False

    def names(self) -> tuple[str, ...]:
        """Those that hold, in the order of the fields."""
        return tuple(name for name in self.__slots__ if getattr(self, name))


def recognise(text: str, language: str | None = None) -> Intents:
    """Recognise the intents of a customer's message.

    Args:
        text: The customer's own words.
        language: The language they are in, when known; else the words of every language count.
    """
    plain = folded(text)
    known = base(language or "") if base(language or "") in _languages() else ""
    return Intents(**{name: _pattern(name, known).search(plain) is not None for name in _lists()})


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _languages() -> frozenset[str]:
    return frozenset(language for lists in _lists().values() for language in lists)


@cache
def _pattern(name: str, language: str) -> re.Pattern[str]:
    lists = _lists()[name]
    return pattern(phrase for tag in ([language] if language else lists) for phrase in lists[tag])
