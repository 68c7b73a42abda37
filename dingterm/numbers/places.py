"""Where a number is from: time zones, carrier, area; equal to phonenumbers' own answers, a whole column at once."""

from __future__ import annotations

import numpy as np
import polars as pl

from dingterm.numbers import prefixes
from dingterm.numbers.digits import as_integers
from dingterm.numbers.frame import parse_numbers
from dingterm.numbers.plan import plan, table

UNKNOWN_ZONE = "Etc/Unknown"
"""What phonenumbers says where a number tells nothing."""

CARRIED = ("mobile", "fixed_line_or_mobile", "pager")
"""Kinds that are a carrier's (source: `phonenumbers.carrier`)."""

PLACED = ("fixed_line", "fixed_line_or_mobile")
PLACED_MOBILES = (52, 54, 55, 62, 86)
"""Kinds that are of a place, and calling codes whose mobiles are too (source: `_GEO_MOBILE_COUNTRIES`)."""

MOBILE_TOKEN = "549"
"""Argentina's mobiles have a 9 before their area (source: `country_mobile_token`)."""


def enrich(e164: pl.Series, language: str = "en") -> pl.DataFrame:
    """Look up what numbers tell of their place.

    Args:
        e164: Numbers in E.164.
        language: ISO 639-1, of the names; English where a name is not known in it.

    Returns:
        `time_zones` (a list of names), `carrier` and `area` (empty where nothing is known), one row for each number.
    """
    known = _known(e164)
    return pl.DataFrame(
        {"time_zones": _zones(known), "carrier": _carriers(known, language), "area": _areas(known, language)}
    )


def enrich_time_zones(e164: pl.Series) -> pl.Series:
    """The zones each number may be in; lists of names.

    Unlike for phonenumbers, numbers reserved for fiction have the zones of their area.
    """
    return _zones(_known(e164))


def _known(e164: pl.Series) -> pl.DataFrame:
    """`number`, calling `code`, `region`, `kind` and `verdict` of each number."""
    numbers = as_integers(e164)
    digits, starts = numbers.fill_null(0).to_numpy(), plan().starts
    classes = plan().classes[np.searchsorted(starts, digits, side="right") - 1]
    formats = table("formats")
    codes = formats["code"][np.maximum(np.searchsorted(formats["lo"].to_numpy(), digits, side="right") - 1, 0)]
    return classes.with_columns(numbers.alias("number"), codes.alias("code"), e164.cast(pl.String).alias("e164"))


def _placed() -> pl.Expr:
    mobile = (pl.col("kind") == "mobile") & pl.col("code").is_in(PLACED_MOBILES)
    return pl.col("kind").is_in(PLACED) | mobile


def _zones(known: pl.DataFrame) -> pl.Series:
    zones = prefixes.time_zones()
    near = prefixes.by_longest_prefix(known["number"], zones)
    far = prefixes.by_longest_prefix(known["code"].cast(pl.UInt64), zones)
    unknown = pl.lit([UNKNOWN_ZONE])
    local = _placed() | (pl.col("verdict") == "fictional")
    told = pl.when(local).then("near").when(pl.col("kind").is_not_null()).then("far")
    return known.with_columns(near=near, far=far).select(time_zones=pl.coalesce(told, unknown)).to_series()


def _carriers(known: pl.DataFrame, language: str) -> pl.Series:
    names = prefixes.by_longest_prefix(known["number"], prefixes.carriers(language))
    carried = pl.col("kind").is_in(CARRIED)
    return known.select(carrier=pl.when(carried).then(names).fill_null("")).to_series()


def _areas(known: pl.DataFrame, language: str) -> pl.Series:
    """The area of what is of a place; else, and where none is known, the country of what is of one country."""
    named = prefixes.by_longest_prefix(_without_token(known), prefixes.areas(language))
    country = pl.col("region").replace_strict(prefixes.countries(language), default="")
    area = pl.when(_placed()).then(pl.when(named != "").then(named))
    whole = known.with_columns(shared=_shared(known["number"]), area=known.select(area).to_series())
    alone = pl.when(pl.col("kind").is_not_null() & ~pl.col("shared")).then(country)
    return whole.select(area=pl.coalesce("area", alone, pl.lit(""))).to_series()


def _without_token(known: pl.DataFrame) -> pl.Series:
    """The numbers, Argentina's mobiles as if they were fixed lines."""
    rows = known["e164"].str.starts_with("+" + MOBILE_TOKEN).fill_null(False)
    if not rows.any():
        return known["number"]
    fixed = parse_numbers(known["e164"].filter(rows).str.slice(1 + len(MOBILE_TOKEN)), "AR")["e164"]
    return known["number"].scatter(rows.arg_true(), as_integers(fixed))


def _shared(numbers: pl.Series) -> pl.Series:
    spans = table("shared")
    digits = numbers.fill_null(0).to_numpy()
    places = np.searchsorted(spans["lo"].to_numpy(), digits, side="right") - 1
    return pl.Series((places >= 0) & (digits <= spans["hi"].to_numpy()[np.maximum(places, 0)]))
