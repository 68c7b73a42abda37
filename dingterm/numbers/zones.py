"""The time zones of numbers."""

from __future__ import annotations

import phonenumbers as pn
import polars as pl
from phonenumbers import timezone


def enrich_time_zones(e164: pl.Series) -> pl.Series:
    """The zones each number may be in, by its prefix; lists of names, empty where the number tells nothing.

    Unlike `phonenumbers`, numbers reserved for fiction have the zones of their area.
    """
    distinct = e164.drop_nulls().unique()
    found = {text: list(timezone.time_zones_for_geographical_number(pn.parse(text))) for text in distinct}
    return pl.Series("time_zones", [found.get(text, []) for text in e164], pl.List(pl.String))
