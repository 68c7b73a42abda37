"""How each number is written: spans of numbers by the rule that phonenumbers would choose.

Source: `_choose_formatting_pattern_for_number` and `_format_nsn_using_pattern`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from dingterm.numbers.compile.canvas import Canvas
from dingterm.numbers.compile.classes import bases
from dingterm.numbers.compile.metadata import of_code
from dingterm.numbers.compile.patterns import matching, parsed, prefix_of
from dingterm.numbers.compile.spans import both

_FIRST_GROUP = re.compile(r"(\\\d)")


class Rule(NamedTuple):
    """A national number's groups, and how to write them (`\\1` and so on)."""

    pattern: str
    template: str


class Written(NamedTuple):
    """From `lo` on, the rules for national and international style; -1 for digits as they are."""

    lo: int
    code: int
    national: int
    international: int


class Rules:
    """Every rule once."""

    def __init__(self) -> None:
        self.places: dict[Rule, int] = {}

    def place(self, rule: Rule) -> int:
        """The rule's number."""
        return self.places.setdefault(rule, len(self.places))


def formats(rules: Rules) -> Iterator[Written]:
    """Every number there may be, with its rules; sorted by `lo`."""
    for base, code, length in bases():
        metadata = of_code(code)
        domestic = _canvas(metadata.number_format, [_national(f) for f in metadata.number_format], rules, length)
        abroad = metadata.intl_number_format or metadata.number_format
        foreign = _canvas(abroad, [Rule(f.pattern, f.format) for f in abroad], rules, length)
        for lo, first, second in _side_by_side(domestic, foreign):
            yield Written(base + lo, code, first, second)


def _national(rule: Any) -> Rule:
    """The rule with the national prefix written around whichever group comes first."""
    around = rule.national_prefix_formatting_rule
    return Rule(rule.pattern, _FIRST_GROUP.sub(around, rule.format, count=1) if around else rule.format)


def _canvas(written: Sequence[Any], meant: list[Rule], rules: Rules, length: int) -> Canvas:
    coats = []
    for rule, own in zip(reversed(written), reversed(meant), strict=True):
        spans = matching(parsed(rule.pattern), length)
        if rule.leading_digits_pattern:
            spans = both(spans, matching(prefix_of(rule.leading_digits_pattern[-1]), length))
        coats.append((spans, rules.place(own)))
    return Canvas(10**length, coats)


def _side_by_side(one: Canvas, other: Canvas) -> Iterator[tuple[int, int, int]]:
    left, right = dict(one.spans()), dict(other.spans())
    first = second = -1
    for lo in sorted({*left, *right}):
        first, second = left.get(lo, first), right.get(lo, second)
        yield lo, first, second
