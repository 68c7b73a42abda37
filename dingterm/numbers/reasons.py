"""Why a verdict is what it is, in a sentence."""

from __future__ import annotations

import polars as pl

from dingterm.numbers.variants import renumbered

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


INVALID = ("possible", "too_short", "too_long")


def with_reason(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with a `reason` for each `verdict`, null where none is needed.

    A number as its country wrote it before a change of plan is told so.
    """
    told = pl.col("verdict").replace_strict(REASONS, default=None, return_dtype=pl.String)
    frame = frame.with_columns(reason=told)
    rows = frame.select(pl.col("verdict").is_in(INVALID).fill_null(False)).to_series().arg_true()
    if not len(rows):
        return frame
    e164 = frame["e164"].gather(rows).alias("e164").to_frame()
    older = pl.coalesce(
        pl.when(pl.col("e164").str.contains(change.before)).then(pl.lit(change.what)) for change in renumbered()
    )
    reasons = pl.coalesce(older, frame["reason"].gather(rows))
    return frame.with_columns(frame["reason"].scatter(rows, e164.select(reasons).to_series()))
