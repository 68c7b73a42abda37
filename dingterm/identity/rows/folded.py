"""Texts folded to what can be compared: lower case, no accents, one blank between words; junk is no value."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl

from dingterm.identity.rows.codes import NONE, encode
from dingterm.identity.rows.nobody import nobody

LETTERS = {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"}
"""Letters that do not come apart into a letter and an accent."""

LAST_MONTH = 12
SHORTEST_DATE = 4


def folded(text: pl.Expr) -> pl.Expr:
    """A text in lower case without accents and punctuation; junk and blanks give null."""
    plain = text.str.normalize("NFKD").str.to_lowercase().str.replace_all(r"[\p{M}'’ʼ`.]+", "")
    words = plain.str.replace_many(LETTERS).str.replace_all(r"[^\p{L}\p{N}]+", " ").str.strip_chars(" ")
    return pl.when(~words.is_in(["", *nobody("junk")])).then(words)


def packed(text: pl.Expr) -> pl.Expr:
    """Letters and digits only, in lower case: how ids and postcodes are compared; nothing but zeros is null."""
    bare = text.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", "")
    return pl.when(~bare.is_in(nobody("junk")) & ~bare.str.contains(r"^0*$")).then(bare)


def days(column: pl.Series) -> pl.Series:
    """Dates as eight digits, year first; other ways of writing keep their digits in order.

    Where day and month could be either, they are as in most of the column's dates that tell.
    """
    digits = column.str.replace(r"[T ].*$", "").str.replace_all(r"[^\p{L}\p{N}]+", "-").str.strip_chars("-")
    parts = digits.str.extract_groups(r"^(\d{1,2})-(\d{1,2})-(\d{4})$").struct.unnest().rename(_named)
    one, two = (pl.col(name).cast(pl.Int8, strict=False) > LAST_MONTH for name in ("one", "two"))
    day_first = (pl.col("one") != "") & (one | ~(two | (two.sum() > one.sum())))
    padded = [pl.col(name).str.zfill(2) for name in ("one", "two")]
    turned = pl.when(day_first).then(padded[1] + padded[0]).otherwise(padded[0] + padded[1])
    known = parts.select(pl.col("year") + turned).to_series()
    plain = (
        digits.str.replace(r"-(\d)-", "-0${1}-").str.replace(r"-(\d)$", "-0${1}").str.replace_all("-", "", literal=True)
    )
    found = known.zip_with(known.is_not_null(), plain)
    return found.set(found.str.len_chars() < SHORTEST_DATE, None)


def _named(group: str) -> str:
    return {"1": "one", "2": "two", "3": "year"}[group]


def by_value(column: pl.Series, change: Callable[[pl.Expr], pl.Expr]) -> pl.Series:
    """A column changed, each distinct value once."""
    coded = encode(column)
    values = coded.values.extend_constant(None, 1)
    changed = values.to_frame("value").select(change(pl.col("value"))).to_series()
    return changed.gather(np.where(coded.codes == NONE, len(values) - 1, coded.codes))
