"""The state of a US customer, by the area code of their number: some states allow fewer hours than the country."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import polars as pl


def stated(facts: pl.DataFrame) -> pl.DataFrame:
    """Add `state` (`TX`; empty where the country's own hours hold) and fill a blank `region` that the number tells."""
    local = pl.col("phone").str.strip_prefix("+1")
    american = pl.col("phone").str.starts_with("+1") & pl.col("region").is_in(["US", ""])
    code = pl.when(american).then(local.str.head(3))
    told = facts.with_columns(state=code.replace_strict(_codes(), default="", return_dtype=pl.String))
    unsaid = (pl.col("region") == "") & (pl.col("state") != "")
    return told.with_columns(region=pl.when(unsaid).then(pl.lit("US")).otherwise("region"))


@cache
def _codes() -> dict[str, str]:
    with Path(__file__).with_name("us_area_codes.toml").open("rb") as file:
        return {str(code): state for state, codes in tomllib.load(file).items() for code in codes}
