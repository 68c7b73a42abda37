"""One plain number answered at once, without the columns' machinery. Loads phonenumbers, and nothing else."""

from __future__ import annotations

import re

import phonenumbers as pn

from dingterm.numbers.fictional import ranges
from dingterm.numbers.nobodys import NOBODYS

_PLAIN = re.compile(r"\+?[1-9][0-9 -]{4,24}[0-9]|[0-9][0-9 -]{4,24}[0-9]")


def plain_number(text: str, region: str | None) -> dict[str, str | None] | None:
    """What a plain valid number is: the row that `parse_numbers_detailed` has for it.

    Returns:
        None for anything else: those texts are a question for the columns, which hold every other rule.
    """
    if not _PLAIN.fullmatch(text) or re.sub("[^0-9]", "", text) in NOBODYS:
        return None
    try:
        number = pn.parse(text, region)
    except pn.NumberParseException:
        return None
    e164 = pn.format_number(number, pn.PhoneNumberFormat.E164)
    if not pn.is_valid_number(number) or _is_fictional(e164):
        return None
    kind = pn.PhoneNumberType.to_string(pn.number_type(number)).lower()
    told = {"e164": e164, "region": pn.region_code_for_number(number), "kind": kind, "verdict": "valid"}
    return told | dict.fromkeys(("extension", "repair", "reason"))


def _is_fictional(e164: str) -> bool:
    patterns = "|".join(re.escape(line).replace(r"\#", "[0-9]") for lines in ranges().values() for line in lines)
    return bool(re.fullmatch(patterns, e164))
