"""Which records can be used, and the reason for each that cannot."""

from __future__ import annotations

import polars as pl

from dingterm.cleaning.cleaned import REJECTS
from dingterm.cleaning.phones import first_usable
from dingterm.cleaning.regions import english_names

SHOWN = 40
"""Signs of a value that a sentence repeats."""

REASONS = {
    "too_short": "has too few digits for {country}. Correct it or remove the row.",
    "too_long": "has too many digits for {country}. Correct it or remove the row.",
    "possible": "is no number that exists in {country} today. Correct it or remove the row.",
    "unknown_region": "has no calling code, and the row no country. Import with --region, for example --region ES.",
    "invalid_calling_code": "begins with a calling code that no country has. Correct it or remove the row.",
    "digits_lost": "was cut by a spreadsheet, digits are lost. Export again with the column as text.",
    "placeholder": "stands for “no number”. Fill in a number or remove the row.",
    "several_numbers": "holds several numbers. Keep one, or put them in columns of their own.",
    "not_a_number": "is not a phone number. Correct it or remove the row.",
    "suspicious": "has letters around the number. Correct it or remove the row.",
}
"""Verdict of the numbers room to what is wrong and what to do."""

_OTHER = "cannot be used as a phone number. Correct it or remove the row."
_RECORD = {"orders": "order", "carts": "cart"}


def refused(kind: str) -> pl.Expr:
    """The code of the reason a record cannot be used, null where it can.

    Args:
        kind: carts | orders | customers; only the first two need an id of their own.
    """
    nobody = pl.col("email").is_null() & pl.col("shop_id").is_null() & first_usable("e164").is_null()
    phone = pl.col("phones").list.first().struct["verdict"]
    wrong = pl.coalesce(phone, pl.when(pl.col("email_verdict") == "invalid").then(pl.lit("email_invalid")))
    unnamed = pl.col("record_id").is_null() & pl.lit(kind in _RECORD)
    nobody_code = pl.coalesce(wrong, pl.lit("no_identifier"))
    return pl.when(nobody).then(nobody_code).when(unnamed).then(pl.lit("no_record_id"))


def rejects(rows: pl.DataFrame, kind: str) -> pl.DataFrame:
    """Refused records (with a column `code`, and `email_raw`) as rejects with a sentence each."""
    rows = rows.rechunk()  # polars 2.1 panics in `replace` by a column when the first chunk is empty
    column = pl.when(_is_phone()).then(pl.lit("Phone")).when(pl.col("code") == "email_invalid").then(pl.lit("Email"))
    named = rows.with_columns(column=column.otherwise(pl.lit("")))
    return named.with_columns(sentence=_sentence(kind)).select(
        [pl.col(name).cast(dtype) for name, dtype in REJECTS.items()]
    )


def _is_phone() -> pl.Expr:
    return ~pl.col("code").is_in(["email_invalid", "no_identifier", "no_record_id"])


def _sentence(kind: str) -> pl.Expr:
    what = _RECORD.get(kind, "row")
    line = pl.format("Line {}", "line")
    value = pl.when(_is_phone()).then(pl.col("phones").list.first().struct["raw"]).otherwise(pl.col("email_raw"))
    shown = value.str.replace_all(r"\s+", " ").str.slice(0, SHOWN)
    reason = pl.col("code").replace_strict(REASONS, default=_OTHER).str.replace("{country}", _country(), literal=True)
    return (
        pl.when(pl.col("code") == "no_record_id")
        .then(pl.format(f"{{}}: the {what} has no id. Export it again with its id or number.", line))
        .when(pl.col("code") == "no_identifier")
        .then(pl.format("{}: no phone, e-mail address or customer id. Fill in one or remove the row.", line))
        .when(pl.col("code") == "email_invalid")
        .then(pl.format("{}, column Email: {} is not an e-mail address. Correct it or remove the row.", line, shown))
        .otherwise(pl.format("{}, column Phone: {} {}", line, shown, reason))
    )


def _country() -> pl.Expr:
    """The country a number was read for: its own where it names one, else the row's."""
    phone = pl.col("phones").list.first()
    home = pl.when(~phone.struct["raw"].str.contains(r"^\W*(?:\+|00)")).then(pl.col("region"))
    region = pl.coalesce(phone.struct["region"], home)
    return region.replace_strict(dict(english_names()), default="its country")
