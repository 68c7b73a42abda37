"""One stretch of a column read into numbers, without a single string made: what most of the time goes into."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dingterm.numbers import oddities
from dingterm.numbers.placeholders import placeholders
from dingterm.numbers.plan import Plan
from dingterm.numbers.scan import DIGIT, DOT, LONGEST, MOST, OPEN, PLAIN, PLUS, Scanned, is_e164, scanned
from dingterm.numbers.typed import FEWEST, Typed, meant
from dingterm.numbers.typed_tags import FROM_CODE, LONG, NATIONAL, NO_CODE, NO_REGION, SHORT

ASK = -1
"""The class of what phonenumbers must be asked."""

UNKNOWN = {NO_CODE: "invalid_calling_code", NO_REGION: "unknown_region", SHORT: "too_short", LONG: "too_long"}
"""Verdicts on digits that are no number."""


Numbers = NDArray[np.uint64]
Classes = NDArray[np.int64]


@dataclass(frozen=True)
class Read:
    """What a stretch of texts is.

    Attributes:
        numbers: Calling code and national number as one integer; 0 for none.
        classes: Their places in `Plan.classes`; `ASK` for what phonenumbers must be asked.
        odd: The rows that were looked at closely.
        details: `oddities.judged` of those rows.
        written: Whether the text is the number in E.164 already.
    """

    numbers: Numbers
    classes: Classes
    odd: NDArray[np.intp]
    details: pl.DataFrame
    written: NDArray[np.bool_]


def read(texts: pl.Series, homes: NDArray[np.uint16], plan: Plan) -> Read:
    """Read texts (none null), each typed in a region (its place in the plan, from 1 on; 0 for none)."""
    seen = scanned(_fit(texts))
    numbers, classes = _classified(seen, homes, plan)
    odd = np.flatnonzero(_is_odd(texts, seen) | (classes == ASK))
    if not len(odd):
        return Read(numbers, classes, odd, pl.DataFrame(schema=oddities.SCHEMA), is_e164(seen, numbers))
    details = oddities.judged(texts.gather(odd))
    numbers[odd], classes[odd] = _closely(details, homes[odd], plan)
    return Read(numbers, classes, odd, details, is_e164(seen, numbers))


def _fit(texts: pl.Series) -> pl.Series:
    long = texts.str.len_bytes() > LONGEST
    return texts.zip_with(~long, pl.Series([""])) if long.any() else texts


def _is_odd(texts: pl.Series, seen: Scanned) -> NDArray[np.bool_]:
    kinds, plus = seen.kinds, seen.pluses > 0
    odd: NDArray[np.bool_] = (kinds & ~np.uint8(DIGIT | PLUS | PLAIN | DOT | OPEN)) != 0
    odd |= plus & ((seen.first != ord("+")) | (seen.pluses > 1))
    odd |= _may_be_float(seen)
    odd |= (seen.counts < FEWEST) | (seen.counts > MOST) | (seen.bytes > LONGEST)
    bracketed = np.flatnonzero(plus & (kinds & OPEN != 0) & ~odd)
    if len(bracketed):
        odd[bracketed] = texts.gather(bracketed).str.contains("(0)", literal=True).to_numpy()
    return odd


def _may_be_float(seen: Scanned) -> NDArray[np.bool_]:
    """Digits and a point with a zero at the end, spaces around it or none."""
    bare = (seen.kinds & (DOT | PLAIN | OPEN)) == DOT
    space = ord(" ")
    around = (seen.first == space) | (seen.last == space)
    may_be: NDArray[np.bool_] = (bare & (seen.last == ord("0"))) | ((seen.kinds & DOT != 0) & around)
    return may_be


def _classified(seen: Scanned, homes: NDArray[np.uint16], plan: Plan) -> tuple[Numbers, Classes]:
    """The numbers and classes of texts that are digits with the usual signs."""
    order = np.argsort(seen.digits)  # neighbours are looked up at neighbouring places: twice as fast as in any order
    digits, counts, plus = seen.digits[order], seen.counts[order], seen.pluses[order] > 0
    found = meant(Typed(digits, counts, plus, homes[order]), plan)
    classes = np.searchsorted(plan.starts, found.numbers, side="right") - 1
    none = np.flatnonzero((found.tags != NATIONAL) & (found.tags != FROM_CODE))
    by_tag = np.array([plan.class_of(UNKNOWN[tag]) if tag in UNKNOWN else ASK for tag in range(NO_REGION + 1)])
    classes[none], found.numbers[none] = by_tag[found.tags[none]], 0
    nobody = placeholders(digits, counts)
    nobody = nobody[~(plus[nobody] & plan.valid[classes[nobody]])]
    classes[nobody], found.numbers[nobody] = plan.class_of("placeholder"), 0
    numbers, by_row = np.empty_like(found.numbers), np.empty_like(classes)
    numbers[order], by_row[order] = found.numbers, classes
    return numbers, by_row


def _closely(details: pl.DataFrame, homes: NDArray[np.uint16], plan: Plan) -> tuple[Numbers, Classes]:
    """The numbers and classes of texts that were looked at closely."""
    numbers, classes = _classified(scanned(_fit(details["core"])), homes, plan)
    classes[details["ask"].to_numpy()] = ASK
    verdicts = details["verdict"]
    certain = verdicts.is_not_null().to_numpy()
    classes[certain] = plan.classes_of(verdicts.drop_nulls())
    numbers[(classes == ASK) | certain] = 0
    return numbers, np.where(classes == ASK, ASK, plan.variant(classes, details["repair"], details["letters"]))
