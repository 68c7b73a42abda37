"""Numbers as people and programs write them, equal to `phonenumbers.format_number`, a whole column at once."""

from __future__ import annotations

import re
from typing import Literal, get_args

import numpy as np
import polars as pl

from dingterm.errors import NumbersError
from dingterm.numbers.digits import EXACT, digits_of
from dingterm.numbers.plan import table

Style = Literal["e164", "international", "national", "rfc3966", "wa"]
"""How a number is written; `wa` is digits alone, as chat links want them."""

STYLES: tuple[str, ...] = get_args(Style)

_GROUP = re.compile(r"\\(\d)")
_WRITTEN = pl.DataFrame(schema={"row": pl.UInt32, "written": pl.String})
_SEPARATORS = r"[-x\x{2010}-\x{2015} ().\[\]/~]+"


def format_numbers(e164: pl.Series, style: Style, extension: pl.Series | None = None) -> pl.Series:
    """Write numbers in a style.

    Args:
        e164: Numbers in E.164; anything else gives null.
        style: One of `STYLES`.
        extension: An extension for each number, written after it but for `e164` and `wa`, which know none.

    Raises:
        NumbersError: The style is not one of `STYLES`.
    """
    if style not in STYLES:
        raise NumbersError(f"Numbers cannot be written as {style!r}. Known styles: {', '.join(STYLES)}.")
    digits = digits_of(e164)
    if style in ("e164", "wa"):
        return (("+" if style == "e164" else "") + digits).alias(style)
    ruled = _ruled(digits, "national" if style == "national" else "international")
    parts = [_written(some) for some in ruled.drop_nulls("rule").partition_by("rule")]
    written = ruled.join(pl.concat([_WRITTEN, *parts]), on="row", how="left", maintain_order="left")
    added = pl.lit(None, pl.String) if extension is None else extension.cast(pl.String)
    return written.with_columns(extension=added).select(_whole(style).alias(style)).to_series()


def _ruled(digits: pl.Series, rules: str) -> pl.DataFrame:
    """Each number's calling code, national digits and rule."""
    plan = table("formats")
    keys = digits.str.slice(0, EXACT).cast(pl.UInt64)  # of longer ones, enough to know the calling code
    places = np.searchsorted(plan["lo"].to_numpy(), keys.fill_null(plan["lo"][0]).to_numpy(), side="right") - 1
    known = plan.select("code", rule=rules)[places].with_columns(digits.alias("digits")).with_row_index("row")
    national = pl.col("digits").str.slice(pl.col("code").cast(pl.String).str.len_bytes())
    rule = pl.when(pl.col("digits").str.starts_with(pl.col("code").cast(pl.String))).then("rule")
    frame = known.select("row", "code", rule=rule, national=national)
    return frame.join(_extension_signs(), on="code", how="left", maintain_order="left")


def _extension_signs() -> pl.DataFrame:
    """What each calling code's people write before an extension."""
    return table("codes").select("code", sign=pl.col("extension").fill_null(" ext. "))


def _written(some: pl.DataFrame) -> pl.DataFrame:
    """Numbers of one rule, written by it."""
    place = some["rule"][0]
    if place < 0:
        return some.select("row", written="national")
    pattern, template = table("rules").row(place)
    instead = _GROUP.sub(r"${\1}", template)
    return some.select("row", written=pl.col("national").str.replace(f"^{pattern}$", instead))


def _whole(style: Style) -> pl.Expr:
    """The national number with what stands before and after it."""
    written, code = pl.col("written"), pl.col("code").cast(pl.String)
    if style == "rfc3966":
        dashed = written.str.replace(f"^{_SEPARATORS}", "").str.replace_all(_SEPARATORS, "-")
        return pl.concat_str(pl.lit("tel:+"), code, pl.lit("-"), dashed, _after(pl.lit(";ext=")))
    before = [pl.lit("+"), code, pl.lit(" ")] if style == "international" else []
    return pl.concat_str(*before, written, _after(pl.col("sign")))


def _after(sign: pl.Expr) -> pl.Expr:
    extension = pl.col("extension")
    return pl.when(extension.str.len_bytes() > 0).then(pl.concat_str(sign, extension)).otherwise(pl.lit(""))
