"""Numbers in running text, with where they stand. Loads phonenumbers where a text may hold one."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

FOUND = {"row": pl.UInt32, "start": pl.UInt32, "end": pl.UInt32, "text": pl.String, "e164": pl.String}

_FEWEST = 3
_MAYBE = rf"\d(?:[^\d\n]{{0,8}}\d){{{_FEWEST - 1},}}"
"""No number has fewer digits, or its digits further apart."""


def extract_numbers(texts: pl.Series, region: str | None) -> pl.DataFrame:
    """Find valid numbers in texts, as phonenumbers' matcher does.

    Args:
        texts: Running text; nulls hold nothing.
        region: ISO 3166 alpha-2 region of numbers without a calling code; None for those with one only.

    Returns:
        One row for each number: the text's `row`, `start` and `end` in characters, `text` as it stands, `e164`.
    """
    maybe = texts.str.contains(_MAYBE).fill_null(False).arg_true()
    found = [
        (row, *match) for row, text in zip(maybe, texts.gather(maybe), strict=True) for match in _matches(text, region)
    ]
    return pl.DataFrame(found, schema=FOUND, orient="row")


def _matches(text: str, region: str | None) -> Iterator[tuple[int, int, str, str]]:
    import phonenumbers as pn

    for match in pn.PhoneNumberMatcher(text, region):
        yield match.start, match.end, match.raw_string, pn.format_number(match.number, pn.PhoneNumberFormat.E164)
