"""E.164 texts as digits and integers: calling code and national number in one, as the plan is keyed."""

from __future__ import annotations

import polars as pl

EXACT = 18
"""Digits of an integer that the plan knows; longer numbers are too long for it."""

_E164 = r"^\+[1-9][0-9]{1,19}$"


def digits_of(e164: pl.Series) -> pl.Series:
    """The digits, null for what is not E.164."""
    frame = pl.DataFrame({"e164": e164.cast(pl.String)})
    plain = pl.col("e164").str.contains(_E164)
    return frame.select(pl.when(plain).then(pl.col("e164").str.slice(1))).to_series()


def as_integers(e164: pl.Series) -> pl.Series:
    """The numbers; null for what is not E.164, and for what is too long for any plan."""
    digits = digits_of(e164)
    return digits.set(digits.str.len_bytes() > EXACT, None).cast(pl.UInt64)


def as_e164(numbers: pl.Series) -> pl.Series:
    """The texts of integers."""
    return ("+" + numbers.cast(pl.String)).alias("e164")
