"""Addresses to a street, a house number, a second line and a place."""

from __future__ import annotations

import polars as pl

from dingterm.identity.rows.folded import by_value, folded, packed

WORDS = {
    "street": "st", "str": "st", "strasse": "st", "avenue": "ave", "av": "ave", "avenida": "ave", "avda": "ave",
    "road": "rd", "drive": "dr", "boulevard": "blvd", "lane": "ln", "court": "ct", "place": "pl", "square": "sq",
    "highway": "hwy", "calle": "c", "rua": "r", "rue": "r", "north": "n", "south": "s", "east": "e", "west": "w",
    "apartment": "apt",
}  # fmt: skip
"""Words of addresses that are as often written short."""


def addresses(rows: pl.DataFrame) -> pl.DataFrame:
    """Columns `street`, `number`, `unit`, `city`, `postcode`, `country` of rows with the address fields.

    The first number of the address is the house's, unless the row has a column of its own for it.
    """
    line, own = pl.col("address"), pl.col("street_number")
    street = pl.when(own.is_null()).then(line.str.replace(r"\d+", " ")).otherwise(line)
    lines = rows.select(street=_shortened(street), number=packed(pl.coalesce(own, line.str.extract(r"(\d+)", 1))))
    changes = {"address2": _shortened, "city": folded, "postcode": packed, "country": _region}
    places = [by_value(rows[name], change).alias(name) for name, change in changes.items()]
    return lines.with_columns(places).rename({"address2": "unit"})


def _shortened(line: pl.Expr) -> pl.Expr:
    words = pl.lit(" ") + folded(line) + pl.lit(" ")
    return words.str.replace_many({f" {long} ": f" {short} " for long, short in WORDS.items()}).str.strip_chars(" ")


def _region(text: pl.Expr) -> pl.Expr:
    return text.str.strip_chars().str.to_uppercase()
