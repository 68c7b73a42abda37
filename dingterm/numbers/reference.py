"""Parsing by phonenumbers itself, one distinct text at a time: the truth, and the slow way."""

from __future__ import annotations

import re
from typing import NamedTuple

import phonenumbers as pn

from dingterm.numbers.fictional import fictional_region
from dingterm.numbers.repairs import repaired

KINDS = {
    pn.PhoneNumberType.FIXED_LINE: "fixed_line",
    pn.PhoneNumberType.MOBILE: "mobile",
    pn.PhoneNumberType.FIXED_LINE_OR_MOBILE: "fixed_line_or_mobile",
    pn.PhoneNumberType.TOLL_FREE: "toll_free",
    pn.PhoneNumberType.PREMIUM_RATE: "premium_rate",
    pn.PhoneNumberType.SHARED_COST: "shared_cost",
    pn.PhoneNumberType.VOIP: "voip",
    pn.PhoneNumberType.PERSONAL_NUMBER: "personal_number",
    pn.PhoneNumberType.PAGER: "pager",
    pn.PhoneNumberType.UAN: "uan",
    pn.PhoneNumberType.VOICEMAIL: "voicemail",
}
PLACEHOLDERS = re.compile(r"^\D*(?:(\d)\1{5,}|0?123456789?0?|n/?a|none|null|nan|unknown|x+|-+|0+)\D*$", re.IGNORECASE)
SEVERAL = re.compile(r"\d{5,}\D*(?:/|;|,|\||:::|\bor\b|\n)\D*\+?\d[\d ().-]{5,}", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]{2,}")
EXTENSION = re.compile(r"(?:ext\w*|x|#|int|anexo|;ext=)\.?\s*\d{1,7}\s*$", re.IGNORECASE)


class Parsed(NamedTuple):
    """One text as a number."""

    e164: str | None = None
    region: str | None = None
    kind: str | None = None
    verdict: str | None = None
    extension: str | None = None
    repair: str | None = None
    reason: str | None = None


def parse(raw: str, region: str | None) -> Parsed:
    """What phonenumbers says of a text after our repairs, in our verdicts."""
    text, repairs, lost = repaired(raw)
    repair = ",".join(repairs) or None
    if lost:
        return Parsed(verdict="digits_lost", repair=repair, reason="a spreadsheet kept only the first digits")
    if PLACEHOLDERS.match(text):
        return Parsed(verdict="placeholder", repair=repair)
    if SEVERAL.search(text):
        return Parsed(verdict="several_numbers", repair=repair)
    try:
        number = pn.parse(text, region, keep_raw_input=False)
    except pn.NumberParseException as error:
        return Parsed(verdict=_failure(error, text), repair=repair)
    return _judged(number, text, repair)


def _failure(error: pn.NumberParseException, text: str) -> str:
    kind = error.error_type
    if kind == pn.NumberParseException.INVALID_COUNTRY_CODE:
        return "invalid_calling_code" if text.lstrip().startswith(("+", "00", "＋")) else "unknown_region"
    if kind == pn.NumberParseException.TOO_LONG:
        return "too_long"
    short = {pn.NumberParseException.TOO_SHORT_NSN, pn.NumberParseException.TOO_SHORT_AFTER_IDD}
    return "too_short" if kind in short or 0 < len(re.sub(r"\D", "", text)) < 3 else "not_a_number"


def _judged(number: pn.PhoneNumber, text: str, repair: str | None) -> Parsed:
    e164 = pn.format_number(number, pn.PhoneNumberFormat.E164)
    found = Parsed(e164, pn.region_code_for_number(number), extension=number.extension, repair=repair)
    nobody = fictional_region(e164)
    if nobody:
        return found._replace(verdict="fictional", region=nobody, kind=KINDS.get(pn.number_type(number)))
    if not pn.is_valid_number(number):
        return found._replace(verdict=_shape(number), region=None, kind=None)
    kind = KINDS.get(pn.number_type(number))
    letters = LETTERS.search(EXTENSION.sub("", text))
    verdict = "suspicious" if letters else ("repaired" if repair else "valid")
    return found._replace(verdict=verdict, kind=kind)


def _shape(number: pn.PhoneNumber) -> str:
    reason = pn.is_possible_number_with_reason(number)
    if reason in (pn.ValidationResult.TOO_SHORT, pn.ValidationResult.IS_POSSIBLE_LOCAL_ONLY):
        return "too_short"
    return "too_long" if reason == pn.ValidationResult.TOO_LONG else "possible"
