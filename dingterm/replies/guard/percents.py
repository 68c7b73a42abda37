"""Percentages nobody granted: `20 %`, `twenty percent`, `half price`, `打八折`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from dingterm.replies.facts import Facts
from dingterm.replies.guard.draft import Draft
from dingterm.replies.guard.figures import FIGURE, value_of
from dingterm.replies.guard.marks import Mark
from dingterm.replies.guard.negation import refused
from dingterm.replies.wordlists import folded, pattern

_SIGN = r"(?:%|٪|per[\s\-]?cent(?!\w)|pct|por ?ciento|por ?cento|pour ?cent|pro[zc]ent|per ?cento|процент\w*)"
_PERCENT = re.compile(rf"(?P<percent>{FIGURE})[ \u00a0\u202f]?{_SIGN}|(?:百分之|%|yuzde )(?P<after>{FIGURE})")
_FOLD = re.compile(rf"(?:打\s?)?(?P<fold>{FIGURE})\s?折")
"""八折 is eight tenths of the price, 八五折 and 8.5折 are 85 hundredths."""

with Path(__file__).with_name("fractions.toml").open("rb") as _file:
    _FRACTIONS = {Decimal(percent): pattern(phrases) for percent, phrases in tomllib.load(_file).items()}

_WHOLE = 100


def marks(draft: Draft, facts: Facts) -> Iterator[Mark]:
    """Every percentage that is neither a discount of the facts nor in their texts; 100 % is a fabric."""
    known = {Decimal(str(one.percent)) for one in facts.discounts}
    known |= {value for text in (*facts.texts(), *facts.products) for _, _, value in percentages(folded(text))}
    for start, end, value in percentages(draft.plain):
        if value not in known and value != _WHOLE and not refused(draft, start, end):
            yield Mark(start, end, "percent", f"No discount of {value.normalize():f} % may be offered.")


def percentages(plain: str) -> Iterator[tuple[int, int, Decimal]]:
    """Every percentage of a folded text, as what is taken off: where it stands and how much it is."""
    for found in _PERCENT.finditer(plain):
        yield *found.span(), value_of(found["percent"] or found["after"])
    for found in _FOLD.finditer(plain):
        yield *found.span(), _off(value_of(found["fold"]))
    for percent, named in _FRACTIONS.items():
        yield from ((*found.span(), percent) for found in named.finditer(plain))


def _off(fold: Decimal) -> Decimal:
    return _WHOLE - (fold if fold > 10 else fold * 10)
