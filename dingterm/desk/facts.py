"""What records tell of a person: out of cleaned records, into the store, and back. Loads polars."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import polars as pl

from dingterm.identity.units import FACTS
from dingterm.intake.reading import ADDRESS
from dingterm.store import people

TEXTS = ("name", "given_name", "family_name", "language", "region", "city")
WEIGHED = (*ADDRESS, "birth_date")
"""What no customer shows, but people are recognised by."""

TOLD: dict[str, pl.DataType | type[pl.DataType]] = {
    **dict.fromkeys((*TEXTS, *WEIGHED), pl.String), "consent": pl.Boolean, "phones": pl.List(pl.String),
    "others": pl.List(pl.String), "emails": pl.List(pl.String), "shop_id": pl.String,
}  # fmt: skip
"""What is kept of a record, as JSON; see `store.people`."""

NOTHING = r'"[a-z0-9_]+":(?:null|\[\]),?'
"""What JSON says of a field that has nothing; inside a text the quotes would be escaped."""


def facts(rows: pl.DataFrame, platform: str) -> pl.DataFrame:
    """Columns of `TOLD` of cleaned records, one row each; the shop id names its platform."""
    number = pl.element().struct.field
    texts = [pl.when(pl.col(name) != "").then(name).alias(name) for name in (*TEXTS, *WEIGHED)]
    return rows.select(
        *texts,
        pl.col("consent").cast(pl.Boolean),
        phones=pl.col("phones").list.eval(number("e164").drop_nulls()),
        others=pl.col("phones").list.eval(number("raw").filter(number("e164").is_null()).drop_nulls()),
        emails=pl.col("emails"),
        shop_id=pl.concat_str(pl.lit(f"{platform}:"), "shop_id"),
    )


def told(rows: pl.DataFrame) -> pl.Series:
    """Facts as JSON, without what is not known."""
    whole = rows.select(told=pl.struct(list(TOLD)).struct.json_encode())
    return whole.select(pl.col("told").str.replace_all(NOTHING, "").str.replace(",}", "}", literal=True)).to_series()


def facts_of(found: Sequence[tuple[int, str]]) -> pl.DataFrame:
    """Columns of `identity.units.FACTS` and the others of `TOLD`, of homes and what was kept of a record of theirs."""
    frame = pl.DataFrame(found, schema={"home": pl.Int64, "told": pl.String}, orient="row")
    whole = frame.select("home", pl.col("told").str.json_decode(pl.Struct(TOLD))).unnest("told")
    return whole.select(*FACTS, pl.exclude(*FACTS))


def holders_of(db: sqlite3.Connection, records: pl.DataFrame) -> set[int]:
    """The homes that hold a shop id, phone or e-mail address which any of these facts tell."""
    every = {
        "shop_id": records["shop_id"],
        "phone": records["phones"].explode(empty_as_null=True),
        "email": records["emails"].explode(empty_as_null=True),
    }
    wanted = {kind: values.drop_nulls().unique().to_list() for kind, values in every.items()}
    return {home for kind, values in wanted.items() for home in people.holders(db, kind, values)}
