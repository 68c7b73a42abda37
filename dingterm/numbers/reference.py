"""Parsing by phonenumbers itself, one text at a time: the truth, and the slow way. Loads phonenumbers."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import phonenumbers as pn
from phonenumbers import re_util

from dingterm.numbers.fictional import fictional_region

re_util.enable_pattern_cache()

KIND_NAMES: dict[int, str] = {
    value: name.lower() for name, value in vars(pn.PhoneNumberType).items() if isinstance(value, int) and value < 99
}
"""Our kinds by phonenumbers' (whose 99 is `unknown`)."""

SHAPES = {
    pn.ValidationResult.IS_POSSIBLE: "possible",
    pn.ValidationResult.TOO_LONG: "too_long",
    pn.ValidationResult.TOO_SHORT: "too_short",
    pn.ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "too_short",
    pn.ValidationResult.INVALID_LENGTH: "too_short",
}


class Parsed(NamedTuple):
    """One text as a number; the verdict knows neither repairs nor letters."""

    e164: str | None
    region: str | None
    kind: str | None
    verdict: str
    extension: str | None


@lru_cache(maxsize=65_536)
def parse(text: str, region: str | None) -> Parsed:
    """What phonenumbers says of a repaired text, in our verdicts."""
    try:
        number = pn.parse(text, region)
    except pn.NumberParseException as error:
        return Parsed(None, None, None, _failure(error, text), None)
    e164 = pn.format_number(number, pn.PhoneNumberFormat.E164)
    home, kind = pn.region_code_for_number(number), KIND_NAMES.get(pn.number_type(number))
    nobody = fictional_region(e164)
    if nobody:
        return Parsed(e164, nobody, kind, "fictional", number.extension)
    verdict = "valid" if kind else SHAPES[pn.is_possible_number_with_reason(number)]
    return Parsed(e164, home, kind, verdict, number.extension)


def _failure(error: pn.NumberParseException, text: str) -> str:
    if error.error_type == pn.NumberParseException.INVALID_COUNTRY_CODE:
        return "invalid_calling_code" if str(error).startswith("(0) C") else "unknown_region"
    return {
        pn.NumberParseException.TOO_LONG: "too_long",
        pn.NumberParseException.TOO_SHORT_NSN: "too_short",
        pn.NumberParseException.TOO_SHORT_AFTER_IDD: "too_short",
    }.get(error.error_type, "not_a_number")
