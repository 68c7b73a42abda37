"""What spreadsheets, chats and people do to a number, undone; each repair has a name.

Texts are repaired before they are parsed, so that a float's tail is never read as a digit. Texts are columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import polars as pl

from dingterm.numbers.plan import table
from dingterm.numbers.signs import UNSEEN, plain_signs


class Repair(NamedTuple):
    """A pattern and what is put in its place."""

    name: str
    pattern: str
    instead: str


REPAIRS = (
    Repair("formula", r'^=\s*"\s*(.*?)\s*"$', "${1}"),
    Repair("apostrophe", r"^[‘’'`]+", ""),
    Repair("chat_id", r"^\+?(\d{6,15})(?:[:_]\d+)?@(?:s\.whatsapp\.net|c\.us)$", "+${1}"),
    Repair(
        "link", r"(?i)^(?:https?://)?(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=)(?:\+|%2B)?(\d{6,15})\b.*$", "+${1}"
    ),
    Repair("scheme", r"(?i)^(?:whatsapp|p|sms|phone|tel|mob|mobile)\s*:\s*([+\d(])", "${1}"),
    Repair("float_tail", r"^(\+?\d{6,})[.,]0+$", "${1}"),
)
"""In the order in which they are undone: what was wrapped last is unwrapped first."""

_EXPONENT = r"^\+?(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})$"
SPARED = 2
"""Zeros a spreadsheet's exponent may hide at the end of a number; more are digits that were lost."""


def repaired(texts: pl.Series) -> pl.DataFrame:
    """Undo what can be undone.

    Args:
        texts: Raw texts, none null.

    Returns:
        `text` to be parsed, `repair` (names joined by commas, null for none), and `lost`: whether a spreadsheet kept
        only the first digits. Lines stay apart.
    """
    text, spaces = _seen(texts)
    done = [("spaces", spaces)]
    for repair in REPAIRS + _trunk_zero():
        rows = text.str.contains(repair.pattern).arg_true()
        if len(rows):
            text = text.scatter(rows, text.gather(rows).str.replace(repair.pattern, repair.instead))
            done.append((repair.name, rows))
    text, whole, lost = _exponents(text)
    names = _joined([*done, ("exponent", whole)], len(text))
    return pl.DataFrame({"text": text.str.strip_chars(), "lost": lost, "repair": names})


def _joined(done: Sequence[tuple[str, pl.Series]], height: int) -> pl.Series:
    """The names of the repairs of each row, joined by commas; null for none."""
    names = pl.Series([None], dtype=pl.String).new_from_index(0, height)
    for name, rows in done:
        if len(rows):
            before = names.gather(rows)
            names = names.scatter(rows, (before + f",{name}").fill_null(name))
    return names


def _seen(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Texts as a reader sees them, in ASCII where there is such a sign, and the rows whose spaces or marks went."""
    spaces = texts.str.contains(UNSEEN)
    foreign = (spaces | (texts.str.len_bytes() != texts.str.len_chars())).arg_true()
    if len(foreign):
        signs, plain = plain_signs()
        texts = texts.clone().scatter(foreign, texts.gather(foreign).str.replace_many(signs, plain))
    return texts.str.strip_chars(), spaces.arg_true()


def _exponents(text: pl.Series) -> tuple[pl.Series, pl.Series, pl.Series]:
    """`8.613812345678E+12` to the digits it stands for, where the mantissa has them (nearly) all.

    Returns:
        The texts, the rows made whole, and whether a row has lost digits.
    """
    lost = pl.repeat(False, len(text), eager=True)
    rows = text.str.contains(_EXPONENT).arg_true()
    if not len(rows):
        return text, rows, lost
    parts = text.gather(rows).str.extract_groups(_EXPONENT).struct.unnest()
    shown, power = pl.col("2").fill_null(""), pl.col("3").cast(pl.Int64)
    rest = shown.str.strip_chars_end("0")
    hidden = power - pl.max_horizontal(pl.min_horizontal(_length(shown), power), _length(rest))
    read = parts.select(
        digits=pl.concat_str("1", rest.str.pad_end(power, "0")),
        lost=hidden > SPARED,
        exponent=(hidden >= 0) & (hidden <= SPARED),
    )
    whole = rows.filter(read["exponent"])
    return text.scatter(whole, read["digits"].filter(read["exponent"])), whole, lost.scatter(rows, read["lost"])


def _length(text: pl.Expr) -> pl.Expr:
    return text.str.len_bytes().cast(pl.Int64)


@cache
def _trunk_zero() -> tuple[Repair, ...]:
    """`+44 (0)20…`: a zero to be dialled at home only, in every plan whose numbers do not begin with one."""
    codes = "|".join(map(str, table("codes").filter(~pl.col("zero"))["code"]))
    return (Repair("trunk_zero", rf"^(\+(?:{codes})) ?\(0\)", "${1}"),)
