"""What phonenumbers says, to compare with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import phonenumbers as pn
import polars as pl
from phonenumbers import re_util

from dingterm.numbers import parse_numbers_detailed
from dingterm.numbers.repairs import repaired

re_util.enable_pattern_cache()

FLAGGED = ("digits_lost", "placeholder", "several_numbers")
"""Verdicts that phonenumbers does not know: it would parse what stands there."""

USABLE = ("valid", "repaired", "suspicious")

ERRORS = {
    pn.NumberParseException.INVALID_COUNTRY_CODE: ("invalid_calling_code", "unknown_region"),
    pn.NumberParseException.NOT_A_NUMBER: ("not_a_number",),
    pn.NumberParseException.TOO_SHORT_AFTER_IDD: ("too_short",),
    pn.NumberParseException.TOO_SHORT_NSN: ("too_short",),
    pn.NumberParseException.TOO_LONG: ("too_long",),
}

KINDS = {value: name.lower() for name, value in vars(pn.PhoneNumberType).items() if isinstance(value, int)}

Row = tuple[str, str | None]


def differences(rows: list[Row]) -> Iterator[str]:
    """Each row on which the two do not agree, in words."""
    raw = pl.Series([text for text, _ in rows], dtype=pl.String)
    region = pl.Series([home for _, home in rows], dtype=pl.String)
    texts = repaired(raw)["text"].str.replace_all(r"[\r\n\x{2028}\x{2029}]+", " ")
    ours = parse_numbers_detailed(raw, region)
    for row, text, found in zip(rows, texts, ours.iter_rows(named=True), strict=True):
        said = list(_disagreements(found, text, row[1]))
        if said:
            yield f"{row!r} as {text!r}: {said}"


def _disagreements(found: dict[str, str | None], text: str, home: str | None) -> Iterable[tuple[str, object, object]]:
    if found["verdict"] in FLAGGED:
        return
    try:
        number = pn.parse(text, home)
    except pn.NumberParseException as error:
        if found["verdict"] not in ERRORS[error.error_type] or found["e164"] is not None:
            yield "verdict", found["verdict"], str(error)
        return
    kind = KINDS[pn.number_type(number)]
    expected = {
        "e164": pn.format_number(number, pn.PhoneNumberFormat.E164),
        "kind": None if kind == "unknown" else kind,
        "extension": number.extension,
    }
    if found["verdict"] != "fictional":
        expected["region"] = pn.region_code_for_number(number)
        if (found["verdict"] in USABLE) != pn.is_valid_number(number):
            yield "verdict", found["verdict"], pn.is_valid_number(number)
    yield from ((name, found[name], value) for name, value in expected.items() if found[name] != value)
