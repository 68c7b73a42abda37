"""Rows that cannot be used, each with its reason, and rows that were not asked for."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from dingterm.cleaning.regions import english_names
from dingterm.cleaning.usable import REASONS, SHOWN

NO_CONTACT, EMAIL_INVALID, FILTERED = "no_contact", "email_invalid", "filtered"

_REASONS = {
    **REASONS,
    "unknown_region": "has no calling code, and the row no country. Clean with --region, for example --region ES.",
    EMAIL_INVALID: "is not an e-mail address. Correct it or remove the row.",
}
_OTHER = "cannot be used as a phone number. Correct it or remove the row."

REFUSAL = ("line", "column", "code", "sentence")

ROW = "\0row"
"""Name of the column that says which row of the block it is."""


def codes(told: pl.DataFrame, *, strict: bool) -> pl.Series:
    """The code of the reason a row that reaches nobody cannot be used, null where it can.

    Rows can be used when they have one usable phone or valid e-mail address; one that names neither only where rows may
    go on from the row above.

    Args:
        told: `verdict`, `email_cell` of each row.
        strict: Whether rows must name somebody.
    """
    wrong_email = pl.when(pl.col("email_cell").is_not_null()).then(pl.lit(EMAIL_INVALID))
    nothing = pl.lit(NO_CONTACT if strict else None, pl.String)
    return told.select(pl.coalesce("verdict", wrong_email, nothing).alias("code")).to_series()


def sentences(told: pl.DataFrame, home: str | None) -> pl.DataFrame:
    """`REFUSAL` and `ROW` of refused rows.

    Args:
        told: `ROW`, `line`, `code`, `column` and `cell` of the phone, `region`, `homes`, `email_column`, `email_cell`.
        home: The region of rows that name none.
    """
    told = told.rechunk()  # polars 2.1 panics in `replace` by a column when the first chunk is empty
    email = pl.col("code") == EMAIL_INVALID
    column = pl.when(email).then("email_column").otherwise("column")
    cell = pl.when(email).then("email_cell").otherwise("cell")
    shown = cell.str.replace_all(r"\s+", " ").str.slice(0, SHOWN)
    own = pl.when(~pl.col("cell").str.contains(r"^\W*(?:\+|00)")).then(pl.coalesce("homes", pl.lit(home, pl.String)))
    country = pl.coalesce("region", own).replace_strict(dict(english_names()), default="its country")
    reason = pl.col("code").replace_strict(_REASONS, default=_OTHER).str.replace("{country}", country, literal=True)
    nobody = pl.format("Line {}: no phone or e-mail address. Fill in one or remove the row.", "line")
    sentence = pl.format("Line {}, column {}: {} {}", "line", column, shown, reason)
    none = pl.col("code") == NO_CONTACT
    return told.select(
        line="line",
        column=pl.when(~none).then(column).otherwise(pl.lit("")),
        code="code",
        sentence=pl.when(none).then(nobody).otherwise(sentence),
        **{ROW: ROW},
    )


def not_asked_for(told: pl.DataFrame, keep_only: Mapping[str, frozenset[str]]) -> pl.Series:
    """The first filter that a row does not pass, null where it passes all.

    Args:
        told: A column for each filter.
        keep_only: Filter to the values it lets through (whatever their case).
    """
    ways = [pl.when(~_is_one(name, values)).then(pl.lit(name)) for name, values in keep_only.items()]
    return told.select(pl.coalesce(*ways, pl.lit(None, pl.String)).alias("filter")).to_series()


def _is_one(name: str, values: frozenset[str]) -> pl.Expr:
    return pl.col(name).fill_null("").str.to_lowercase().is_in([value.lower() for value in values])


def filtered(told: pl.DataFrame) -> pl.DataFrame:
    """`REFUSAL` and `ROW` of rows that were not asked for (`ROW`, `line`, `filter`, `value`)."""
    value = pl.when(pl.col("value").is_null()).then(pl.lit("empty")).otherwise("value")
    sentence = pl.format("Line {}: left out by --keep-only, its {} is {}.", "line", "filter", value.str.slice(0, SHOWN))
    return told.select(line="line", column="filter", code=pl.lit(FILTERED), sentence=sentence, **{ROW: ROW})
