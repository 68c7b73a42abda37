"""Which numbers to keep: by region, kind, carrier, area, time zone, prefix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import polars as pl

from dingterm.numbers.frame import parse_numbers
from dingterm.numbers.places import enrich


@dataclass(frozen=True)
class Wanted:
    """What numbers must be; of each line any one will do, and an empty line asks for nothing.

    Attributes:
        regions: ISO 3166 alpha-2.
        kinds: Of `kinds.KINDS`.
        carriers: Names as in `enrich`, in the language asked for.
        areas: Names as in `enrich`.
        time_zones: IANA names; a number that may be in several is in each.
        prefixes: Beginnings of E.164, such as `+3491`.
    """

    regions: Sequence[str] = ()
    kinds: Sequence[str] = ()
    carriers: Sequence[str] = ()
    areas: Sequence[str] = ()
    time_zones: Sequence[str] = ()
    prefixes: Sequence[str] = ()


def selected(e164: pl.Series, wanted: Wanted, language: str = "en") -> pl.Series:
    """Whether each number is what is wanted; false for what is no number."""
    frame = parse_numbers(e164, None).select("e164", regions="region", kinds="kind")
    if wanted.carriers or wanted.areas or wanted.time_zones:
        told = enrich(e164, language).rename({"carrier": "carriers", "area": "areas"})
        frame = frame.hstack(told)
    tests = [pl.col("e164").is_not_null()]
    for one in fields(wanted):
        values = list(getattr(wanted, one.name))
        if values:
            tests.append(_test(one.name, values))
    return frame.select(selected=pl.all_horizontal(tests).fill_null(False)).to_series()


def _test(name: str, values: list[str]) -> pl.Expr:
    if name == "prefixes":
        return pl.any_horizontal(pl.col("e164").str.starts_with(value) for value in values)
    if name == "time_zones":
        return pl.col(name).list.eval(pl.element().is_in(values)).list.any()
    return pl.col(name).is_in(values)
