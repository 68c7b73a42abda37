"""Why a verdict is what it is, in a sentence."""

from __future__ import annotations

import polars as pl

REASONS = {
    "possible": "the length is right, but no number of this plan begins so",
    "too_short": "digits are missing",
    "too_long": "there are too many digits",
    "unknown_region": "national digits, and no region to read them in",
    "invalid_calling_code": "no calling code begins so",
    "digits_lost": "a spreadsheet kept only the first digits",
    "placeholder": "typed to fill the field",
    "several_numbers": "more than one number in the cell",
    "not_a_number": "there is no phone number in it",
    "suspicious": "letters stand around the number",
    "fictional": "reserved for drama and examples, nobody's",
}
"""By verdict; `valid` and `repaired` need none."""


def with_reason(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with a `reason` for each `verdict`, null where none is needed."""
    told = pl.col("verdict").replace_strict(REASONS, default=None, return_dtype=pl.String)
    return frame.with_columns(reason=told)
