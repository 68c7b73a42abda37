"""What a customer's words ask for, recognised by word lists: no model is asked, and an opt-out never reaches one."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dingterm.replies.languages import base
from dingterm.replies.wordlists import folded, pattern

_OUT, _ALONE = "opt_out", "alone"


@dataclass(frozen=True, slots=True)
class Intents:
    """What was recognised; several may hold at once."""

    price_or_discount: bool = False
    product_question: bool = False
    hesitation: bool = False
    delivery: bool = False
    complaint: bool = False
    opt_out: bool = False

    def names(self) -> tuple[str, ...]:
        """Those that hold, in the order of the fields."""
        return tuple(name for name in self.__slots__ if getattr(self, name))


def recognise(text: str, language: str | None = None) -> Intents:
    """Recognise the intents of a customer's message.

    Args:
        text: The customer's own words.
        language: The language they are in, when known; else the words of every language count. To opt out, those of
            every language always do: nobody is written to because of a wrong guess.
    """
    plain = folded(text)
    known = base(language or "") if base(language or "") in _languages() else ""
    found = {name: _pattern(name, "" if name == _OUT else known).search(plain) is not None for name in _lists()}
    return Intents(**{**found, _OUT: found[_OUT] or _alone(plain)})


def _alone(plain: str) -> bool:
    """Whether a message is nothing but a word that ends messages; `stop by` and `cancel the red one` are not."""
    return " ".join(re.findall(r"[^\W_]+", plain)) in _words_alone()


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _languages() -> frozenset[str]:
    return frozenset(language for lists in _lists().values() for language in lists) - {_ALONE}


@cache
def _words_alone() -> frozenset[str]:
    return frozenset(map(folded, _lists()[_OUT][_ALONE]))


@cache
def _pattern(name: str, language: str) -> re.Pattern[str]:
    lists = _lists()[name]
    tags = [language] if language else [tag for tag in lists if tag != _ALONE]
    return pattern(phrase for tag in tags for phrase in lists[tag])
