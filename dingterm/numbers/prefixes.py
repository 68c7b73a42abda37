"""What phonenumbers knows by a number's first digits: time zones, carriers, areas. Loads phonenumbers' tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
import polars as pl

LONGEST = 9
"""Digits of the longest prefix in any of the tables."""

_TENS = 10 ** np.arange(20, dtype=np.uint64)


@cache
def time_zones() -> pl.DataFrame:
    """`prefix` and `value`, a list of time zones."""
    from phonenumbers.tzdata import TIMEZONE_DATA

    return _table({prefix: list(zones) for prefix, zones in TIMEZONE_DATA.items()}, pl.List(pl.String))


@cache
def carriers(language: str) -> pl.DataFrame:
    """`prefix` and `value`, a carrier's name."""
    from phonenumbers.carrierdata import CARRIER_DATA

    return _named(CARRIER_DATA, language)


@cache
def areas(language: str) -> pl.DataFrame:
    """`prefix` and `value`, an area's name."""
    from phonenumbers.geodata import GEOCODE_DATA

    return _named(GEOCODE_DATA, language)


@cache
def countries(language: str) -> dict[str, str]:
    """Names of regions."""
    from phonenumbers.geodata.locale import LOCALE_DATA

    found = {}
    for region, names in LOCALE_DATA.items():
        name = names.get(language, "")
        found[region] = names.get(name[1:], "") if name.startswith("*") else name
    return found


def by_longest_prefix(numbers: pl.Series, known: pl.DataFrame) -> pl.Series:
    """The value of the longest known prefix of each number, null where none is known.

    Args:
        numbers: Calling code and national number as integers; null for none.
        known: `prefix` (as an integer) and `value`.
    """
    digits = numbers.fill_null(0).to_numpy()
    lengths = np.searchsorted(_TENS, digits, side="right")
    leading = digits // _TENS[np.maximum(lengths, LONGEST) - LONGEST]
    frame = pl.DataFrame(
        {"leading": leading, "length": np.minimum(lengths, LONGEST)}, schema_overrides={"length": pl.UInt8}
    )
    distinct = frame.unique()
    found = [pl.lit(None, known.schema["value"])]
    for length in range(1, LONGEST + 1):
        some = known.filter(pl.col("prefix").is_between(10 ** (length - 1), 10**length - 1))
        if some.height:
            cut = distinct.with_columns(prefix=_first(length)).join(
                some, on="prefix", how="left", maintain_order="left"
            )
            distinct = distinct.with_columns(cut["value"].alias(f"value{length}"))
            found.insert(0, pl.col(f"value{length}"))
    told = distinct.select("leading", "length", value=pl.coalesce(found))
    return frame.join(told, on=["leading", "length"], how="left", maintain_order="left")["value"]


def _first(length: int) -> pl.Expr:
    enough = pl.col("length") >= length
    over = pl.lit(10, pl.UInt64).pow((pl.col("length") - length).cast(pl.UInt64))
    return pl.when(enough).then(pl.col("leading") // over).cast(pl.UInt64)


def _named(data: Mapping[str, dict[str, str]], language: str) -> pl.DataFrame:
    from phonenumbers.prefix import _find_lang  # as it falls back from language to language

    found = {prefix: _find_lang(names, language, None, None) for prefix, names in data.items()}
    return _table({prefix: name for prefix, name in found.items() if name is not None}, pl.String())


def _table(values: Mapping[str, Any], kind: pl.DataType) -> pl.DataFrame:
    prefixes = pl.Series("prefix", list(values), pl.String).cast(pl.UInt64)
    return pl.DataFrame([prefixes, pl.Series("value", list(values.values()), kind)])
