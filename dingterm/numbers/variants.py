"""One person's number in several spellings, where a country changed its plan (`renumbered.toml`).

Only keys to match by: adding Brazil's ninth digit to what is stored made duplicates elsewhere and broke land lines.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

import polars as pl


@dataclass(frozen=True)
class Renumbered:
    """A change of plan: patterns of E.164 before and now, and how each spelling is written in the other."""

    region: str
    what: str
    source: str
    before: str
    to_now: str
    now: str
    to_before: str


@cache
def renumbered() -> tuple[Renumbered, ...]:
    """Every documented change of plan."""
    text = (resources.files(__package__) / "renumbered.toml").read_text(encoding="utf-8")
    return tuple(Renumbered(**one) for one in tomllib.loads(text)["renumbered"])


def match_key(e164: pl.Expr) -> pl.Expr:
    """What two spellings of one number have in common: the newer one. To match by, never to store or dial."""
    for change in renumbered():
        e164 = e164.str.replace(change.before, change.to_now)
    return e164


def spellings(e164: pl.Series) -> pl.Series:
    """Every spelling each number may be met in, itself first; lists of E.164."""
    number = pl.col("e164")
    others = [
        pl.when(number.str.contains(pattern)).then(number.str.replace(pattern, instead)).alias(f"{place}{pattern}")
        for place, change in enumerate(renumbered())
        for pattern, instead in ((change.before, change.to_now), (change.now, change.to_before))
    ]
    lists = pl.concat_list(number, *others).list.drop_nulls().list.unique(maintain_order=True)
    frame = pl.DataFrame({"e164": e164.cast(pl.String)})
    return frame.select(spellings=pl.when(number.is_not_null()).then(lists)).to_series()


def whatsapp_digits(e164: pl.Expr) -> pl.Expr:
    """The digits that a WhatsApp link wants: those of E.164, without the plus sign."""
    return e164.str.strip_prefix("+")
