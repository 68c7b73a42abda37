"""Parsing by phonenumbers itself, one text at a time: the truth, and the slow way. Loads phonenumbers."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import phonenumbers as pn
from phonenumbers import re_util

re_util.enable_pattern_cache()


class Parsed(NamedTuple):
    """One text as a number: in E.164, or why it is none."""

    e164: str | None = None
    extension: str | None = None
    failure: str | None = None


@lru_cache(maxsize=65_536)
def parse(text: str, region: str | None) -> Parsed:
    """What phonenumbers says of a repaired text, in our verdicts."""
    try:
        number = pn.parse(text, region)
    except pn.NumberParseException as error:
        return Parsed(failure=_failure(error))
    return Parsed(pn.format_number(number, pn.PhoneNumberFormat.E164), number.extension)


def _failure(error: pn.NumberParseException) -> str:
    if error.error_type == pn.NumberParseException.INVALID_COUNTRY_CODE:
        return "unknown_region" if "default region" in str(error) else "invalid_calling_code"
    return {
        pn.NumberParseException.TOO_LONG: "too_long",
        pn.NumberParseException.TOO_SHORT_NSN: "too_short",
        pn.NumberParseException.TOO_SHORT_AFTER_IDD: "too_short",
    }.get(error.error_type, "not_a_number")
