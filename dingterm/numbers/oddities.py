"""Texts that are more than digits and the usual signs: what is wrong with them, or the plain number inside.

Whatever this module decides, phonenumbers would decide alike; what it cannot be sure of, it leaves to phonenumbers.
"""

from __future__ import annotations

import polars as pl

from dingterm.numbers.repairs import repaired
from dingterm.numbers.scan import LONGEST, keypad

_LINES = r"[\r\n\x{2028}\x{2029}]+"
_PLACEHOLDER = r"(?i)^[\s\W_]*(?:n/?a|none|null|nan|unknown|undefined|x+)[\s\W_]*$|^[-_.]+$"
_SEVERAL = r"(?i)(?:[0-9][ ().-]*){6,}(?:[/;,|&\n]|:::|\bor\b|\band\b)[^0-9]{0,12}(?:[0-9][ ().-]*){6,}"
_LETTERS = r"\pL{2}"

_LABEL = r"(?:;ext=|(?i:ext(?:ension|n)?|x)[.:]? *|# *)"
_EXTENSION = rf"^([^+0-9]*\+?(?:[ ().-]*[0-9]){{3,20}}\)? *){_LABEL}([0-9]{{1,7}})$"
_ANY_EXTENSION = r"(?i)(?:ext\w*|x|#|int|anexo|доб|;ext=)[.:]?\s*[0-9]{1,20}\s*$"
_BEFORE = r"^[^+0-9]+"
_AFTER = r"[\x00-\x22\x24-\x2f:-@\[-`{-\x7f]+$"
_HEAD = r"^\+*(?:[-xX ().\[\]/~*]*[0-9]){3}"
_SECOND = r"[\\/] *[xX]"
_UNSURE = r"[#,;~:\\]|/ *[xX]"
_PLAIN = r"^\+?[0-9 ().-]*$"
_LETTERED = r"^\+?[0-9 ().A-Za-z-]*$"
_NO_LABEL = r"^[^xX]*$|[A-Za-z]$"
_INT = r"(?i)int"

_TYPED = "typed"

SCHEMA = {
    **dict.fromkeys(("text", "repair", "verdict", "core", "extension"), pl.String),
    **dict.fromkeys(("letters", "ask"), pl.Boolean),
}
"""The columns of `judged`."""


def judged(texts: pl.Series) -> pl.DataFrame:
    """Look closely at odd texts.

    Args:
        texts: Texts, none null.

    Returns:
        For each text: `text` after repairs and the `repair`; a final `verdict`, or null; whether to `ask` phonenumbers;
        else the `core`, a plain number to be looked up, and its `extension`; whether there are `letters` around it.
    """
    once = texts.unique()
    if 2 * len(once) > len(texts):
        return _judged(texts)
    told = _judged(once).insert_column(0, once.alias(_TYPED))
    return texts.alias(_TYPED).to_frame().join(told, on=_TYPED, how="left", maintain_order="left").drop(_TYPED)


def _judged(texts: pl.Series) -> pl.DataFrame:
    frame = _taken_apart(repaired(texts))
    letters = pl.col("text").str.replace(_ANY_EXTENSION, "").str.contains(_LETTERS)
    frame = frame.with_columns(verdict=_verdict(), letters=letters)
    return _dialled(frame.with_columns(ask=_unsure())).select(*SCHEMA)


def _taken_apart(frame: pl.DataFrame) -> pl.DataFrame:
    """Texts with their `extension`, the `body` before it, and the `core` of that from its first digit to its last."""
    frame = frame.with_columns(
        pl.col("text").str.replace_all(_LINES, " "), several=pl.col("text").str.contains(_SEVERAL)
    )
    parts = pl.col("text").str.extract_groups(_EXTENSION).struct
    frame = frame.with_columns(extension=parts.field("2"), body=parts.field("1").fill_null(pl.col("text")))
    core = pl.col("body").str.replace(_BEFORE, "").str.replace(_AFTER, "")
    return frame.with_columns(core=core.str.replace_many(list("/[]*"), list("----")))


def _verdict() -> pl.Expr:
    """What is certain without a look into the plan."""
    text, core = pl.col("text"), pl.col("core")
    return (
        pl.when("lost").then(pl.lit("digits_lost"))
        .when(text.str.contains(_PLACEHOLDER)).then(pl.lit("placeholder"))
        .when(text.str.len_chars() > LONGEST).then(pl.lit("too_long"))
        .when("several").then(pl.lit("several_numbers"))
        .when(core == "").then(pl.lit("not_a_number"))
        .when(core.str.contains(_PLAIN)).then(None)
        .when(text.str.contains(r";phone-context=", literal=True)).then(None)
        .when(~core.str.contains(_HEAD) & ~pl.col("body").str.contains(_SECOND)).then(pl.lit("not_a_number"))
    )  # fmt: skip


def _unsure() -> pl.Expr:
    """Texts whose number only phonenumbers can find; or that it says is none."""
    core, body = pl.col("core"), pl.col("body")
    lettered = core.str.contains(_LETTERED) & core.str.contains(_NO_LABEL)
    labelled = core.str.contains(_INT) & ~core.str.contains(r"[A-Za-z]$")
    plain = core.str.contains(_PLAIN) | (lettered & ~labelled)
    return pl.col("verdict").is_null() & (~plain | body.str.contains(_UNSURE))


def _dialled(frame: pl.DataFrame) -> pl.DataFrame:
    """Three letters and more are dialled on the keys, as `1-800-FLOWERS` is; fewer are none of the number."""
    many = pl.col("core").str.count_matches("[A-Za-z]") >= 3
    vanity = frame.select((many & ~pl.col("ask") & pl.col("verdict").is_null()).fill_null(False)).to_series()
    if not vanity.any():
        return frame
    return frame.with_columns(core=pl.when(vanity).then(keypad(frame["core"])).otherwise("core"))
