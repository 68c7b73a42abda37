"""What typed digits mean: looked up in the plan, by region and number of digits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dingterm.numbers.keys import LEADING, LENGTHS, ROOM
from dingterm.numbers.plan import Plan
from dingterm.numbers.scan import MOST
from dingterm.numbers.typed_tags import ABROAD, LONG, NATIONAL, NO_CODE, NO_REGION, REFERENCE, SHORT

FEWEST = 3
"""Digits below which the signs between them count, and phonenumbers is asked."""

_TENS = 10 ** np.arange(20, dtype=np.uint64)


@dataclass(frozen=True)
class Meant:
    """Numbers (calling code and national number as one integer) and what each turned out to be (`typed_tags`)."""

    numbers: NDArray[np.uint64]
    tags: NDArray[np.uint8]

    def replace(self, rows: NDArray[np.intp], other: Meant) -> None:
        """Take some rows from elsewhere."""
        self.numbers[rows], self.tags[rows] = other.numbers, other.tags


@dataclass(frozen=True)
class Typed:
    """Digits as they were typed: their value, how many, whether after a plus sign, the region's place (0: none)."""

    digits: NDArray[np.uint64]
    counts: NDArray[np.uint8]
    plus: NDArray[np.bool_]
    homes: NDArray[np.uint16]

    def rows(self, rows: NDArray[np.intp]) -> Typed:
        """Some of the rows."""
        return Typed(self.digits[rows], self.counts[rows], self.plus[rows], self.homes[rows])


def meant(typed: Typed, plan: Plan) -> Meant:
    """What every row means; rows that only phonenumbers can tell are tagged `REFERENCE`."""
    found = _looked_up(typed.digits, typed.counts, np.where(typed.plus, 0, typed.homes), plan)
    found.tags[~typed.plus & (typed.homes == 0)] = NO_REGION
    _again_without_plus(found, typed, plan)
    found.tags[(typed.counts < FEWEST) | (typed.counts > MOST)] = REFERENCE
    return found


def _again_without_plus(found: Meant, typed: Typed, plan: Plan) -> None:
    """After a plus sign and no calling code, digits are read as typed at home, where a code must follow."""
    rows = np.flatnonzero((found.tags == NO_CODE) & typed.plus & (typed.homes > 0))
    if not len(rows):
        return
    some = typed.rows(rows)
    second = _looked_up(some.digits, some.counts, some.homes, plan)
    second.tags[second.tags == NATIONAL] = NO_CODE
    second.tags[(second.tags == LONG) | (second.tags == SHORT)] = REFERENCE  # with a code, or without: not said here
    found.replace(rows, second)


def _looked_up(digits: NDArray[np.uint64], counts: NDArray[np.uint8], groups: NDArray[np.uint16], plan: Plan) -> Meant:
    counts = np.clip(counts, FEWEST, MOST)
    places = np.searchsorted(plan.typed_keys, _keys(digits, counts, groups), side="right") - 1
    found = Meant(digits % plan.typed_units[places] + plan.typed_heads[places], plan.typed_tags[places])
    abroad = np.flatnonzero(found.tags == ABROAD)
    if len(abroad):
        kept = plan.typed_keeps[places[abroad]]
        found.replace(abroad, _looked_up(found.numbers[abroad], kept, np.zeros(len(abroad), np.uint16), plan))
    return found


def _keys(digits: NDArray[np.uint64], counts: NDArray[np.uint8], groups: NDArray[np.uint16]) -> NDArray[np.uint64]:
    leading = digits * _TENS[LEADING - np.minimum(counts, LEADING)] // _TENS[np.maximum(counts, LEADING) - LEADING]
    keys: NDArray[np.uint64] = (groups.astype(np.uint64) * np.uint64(LENGTHS) + counts) * np.uint64(ROOM) + leading
    return keys
