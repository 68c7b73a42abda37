"""The labelled sentences of `tests/data/guard`, and which third of them was kept aside while the guard was written."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dingterm.replies.facts import Discount, Facts, Price
from dingterm.replies.guard import Mark, check

WRITTEN = ("", "later", "last", "blind", "fresh", "final", "unseen", "closing", "natural", "exam")
"""Before the guard, and after it, in this order."""

FOLDER = Path(__file__).parents[2] / "data" / "guard"


@dataclass(frozen=True)
class Sentence:
    """One sentence: what it invents, as a code and a span, or nothing."""

    language: str
    text: str
    when: str
    code: str = ""
    start: int = 0
    end: int = 0

    @property
    def part(self) -> str:
        """When it was written; of the first, the freshest and the natural ones a third, by hash, was kept aside."""
        aside = hashlib.sha256(self.text.encode()).digest()[0] % 3 == 0
        if self.when in ("fresh", "natural"):
            return f"{self.when}-aside" if aside else self.when
        return self.when or ("aside" if aside else "with")

    def marks(self) -> list[Mark]:
        return check(self.text, facts(self.language), language=self.language)

    def caught(self) -> bool:
        """Whether a mark of the right kind touches what is invented."""
        return any(mark.code == self.code and mark.start < self.end and self.start < mark.end for mark in self.marks())


def sentences() -> list[Sentence]:
    return [one for path in sorted(FOLDER.glob("*.toml")) for one in _of(path.stem)]


@cache
def facts(language: str) -> Facts:
    told = dict(_table(language)["facts"])
    prices = tuple(Price(*pair) for pair in told.pop("prices"))
    discounts = tuple(Discount(**one) for one in told.pop("discounts"))
    today = told.pop("today")
    return Facts(prices, discounts, today=today, **{key: tuple(value) for key, value in told.items()})


def _of(language: str) -> Iterator[Sentence]:
    table = _table(language)
    for when in WRITTEN:
        ending = f"_{when}" if when else ""
        for code, text in table[f"invented{ending}"]["sentences"]:
            before, _, rest = text.partition("⟦")
            inside, _, after = rest.partition("⟧")
            start = len(before)
            yield Sentence(language, before + inside + after, when, code, start, start + len(inside))
        for text in table[f"sourced{ending}"]["sentences"]:
            yield Sentence(language, text, when)


@cache
def _table(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
