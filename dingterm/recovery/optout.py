"""Words by which a customer ends messages or asks for them again: lists in many languages, no model is asked.

Every language counts for every customer: nobody is written to because of a wrong guess. The keywords STOP, STOPALL,
UNSUBSCRIBE, CANCEL, END, QUIT, REVOKE and OPTOUT are those of 47 CFR 64.1200(a)(10).
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import polars as pl

_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts written without blanks, or whose endings grow onto the word: their phrases may begin and end anywhere."""

_STROKES = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae"}
_STOP = " ~ "
"""The end of a sentence, or something taken out."""


def expression(text: pl.Expr) -> pl.Expr:
    """Whether words a customer wrote ask not to be written to any more; false where there are none."""
    plain = worded(text)
    said = plain.str.replace_all(_found("not"), _STOP).str.replace_all(_put_off(), _STOP)
    return (_bare(plain).is_in(_all("alone")) | said.str.contains(_found("phrases"))).fill_null(False)


def lifting(text: pl.Expr) -> pl.Expr:
    """Whether words a customer wrote ask to be written to again after an opt-out; never words that are one."""
    plain = worded(text)
    asked = _bare(plain).is_in(_all("again")) | plain.str.contains(_found("lift"))
    return (asked & ~expression(text) & ~plain.str.contains(_found("phrases"))).fill_null(False)


def worded(text: pl.Expr) -> pl.Expr:
    """The words of a text parted and surrounded by single blanks, sentences by `~`; see `folded`."""
    ended = folded(text).str.replace_all(r"[.!?;:\n。！？；~]+", _STOP)
    return pl.format(" {} ", ended.str.replace_all(r"[^\p{L}\p{N}\p{Mc}~]+", " ").str.strip_chars())


def folded(text: pl.Expr) -> pl.Expr:
    """Text in small letters without accents and apostrophes."""
    plain = text.str.to_lowercase().str.normalize("NFKD").str.replace_all(r"[\p{Mn}'’‘`´ʼ\u200b-\u200f\ufe0f]", "")
    return plain.str.replace_many(list(_STROKES), list(_STROKES.values()))


def languages() -> tuple[str, ...]:
    """The languages whose words are known (ISO 639-1)."""
    return tuple(_lists())


def _bare(plain: pl.Expr) -> pl.Expr:
    """The words of a message alone: no ends of sentences, no politeness."""
    polite = _all("polite")
    grown = [word for word in polite if _UNSPACED.search(word)]
    words = plain.str.replace_many(grown, [""] * len(grown)).str.split(" ")
    return words.list.filter(~pl.element().is_in(["", "~", *polite])).list.join(" ")


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    with Path(__file__).with_name("opt_out_words.toml").open("rb") as file:
        return {language: _folded(lists) for language, lists in tomllib.load(file).items()}


def _folded(lists: dict[str, list[str]]) -> dict[str, list[str]]:
    return {kind: pl.select(folded(pl.lit(pl.Series(listed)))).to_series().to_list() for kind, listed in lists.items()}


def _all(kind: str) -> list[str]:
    return [phrase for lists in _lists().values() for phrase in lists[kind]]


@cache
def _found(kind: str) -> str:
    return _either(_all(kind))


@cache
def _put_off() -> str:
    """A phrase that only asks for another time."""
    pairs = ((_inside(lists["phrases"]), _inside(lists["only"])) for lists in _lists().values())
    return "|".join(f"(?:{phrase})(?: [^ ~]+)? ?(?:{only})" for phrase, only in pairs)


def _either(phrases: list[str]) -> str:
    """A pattern for any of some phrases, as whole words where words are parted by blanks."""
    parted = [one for one in phrases if not _UNSPACED.search(one)]
    grown = [one for one in phrases if _UNSPACED.search(one)]
    return f" (?:{_inside(parted)})(?: |$)|{_inside(grown)}"


def _inside(phrases: list[str]) -> str:
    several = "|".join(phrases)  # folded, `…` is three points
    return re.sub(r"(?<=[^)\]])\*", "[^ ]*", several).replace("... ", "(?:[^ ~]+ ){0,3}?")
