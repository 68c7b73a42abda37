"""A made-up contact list of any length: phone, name, e-mail, country, amount, date.

A fifth of its rows is repeated, one in twelve is dirty. About 104 bytes a row.
Run: python -m tests.benchmarks.clean_sample 1000000 /tmp/million.csv
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import polars as pl

from dingterm.numbers import generate

REPEATED, DIRTY = 0.20, 0.08
PIECE = 1_000_000
COUNTRIES = {
    "ES": "mobile",
    "DE": "mobile",
    "BR": "mobile",
    "US": "fixed_line_or_mobile",
    "FR": "mobile",
    "CN": "mobile",
}
GIVEN = ["Lucía", "Omar", "Ana", "Wei", "Clara", "Pat", "Nkechi", "Mateo", "Ingrid", "José María", "Chloé", "Santiago"]
FAMILY = [
    "Ferro Pérez",
    "Souza",
    "Khalil",
    "Okoro",
    "Lindström",
    "Müller",
    "de la Fuente",
    "O’Neil",
    "Castellanos",
    "Chen",
]
GARBAGE = ["n/a", "12345", "", "call me", "8.61381E+12", "+99912345678"]
CLEAN = 99


def sample(rows: int, seed: int = 7) -> pl.DataFrame:
    """Rows with `phone, name, email, country, amount, date`, all text; the same rows for the same seed."""
    rng = np.random.default_rng(seed)
    fresh = rows - int(rows * REPEATED)
    people = _people(rng, fresh, seed)
    again = people[rng.integers(0, fresh, rows - fresh)]
    mixed = pl.concat([people, again])[rng.permutation(rows)]
    return _dirtied(mixed, rng)


def write(rows: int, path: Path) -> None:
    """Write the sample as CSV, a million rows at a time."""
    with path.open("wb") as file:
        for piece, begin in enumerate(range(0, rows, PIECE)):
            sample(min(PIECE, rows - begin), 7 + piece).write_csv(file, include_header=not begin)


def _people(rng: np.random.Generator, rows: int, seed: int) -> pl.DataFrame:
    phones = _phones(rows, seed)[rng.permutation(rows)]
    given, family = (pl.Series(rng.choice(names, rows)) for names in (GIVEN, FAMILY))
    short = given.str.slice(0, 3) + family.str.slice(0, 2)
    number = pl.int_range(rows, eager=True).cast(pl.String)
    return pl.DataFrame(
        {
            "phone": phones["phone"],
            "name": given + " " + family,
            "email": short.str.to_lowercase().str.replace_all("[^a-z]", "e")
            + f".{seed}-"
            + number
            + "@shoppers.example.com",
            "country": phones["country"],
            "amount": pl.Series(rng.integers(100, 10**6, rows)).cast(pl.Decimal(12, 2)).cast(pl.String),
            "date": pl.from_epoch(pl.Series(rng.integers(1_700_000_000, 1_770_000_000, rows))).dt.strftime("%F %T"),
        }
    )


def _phones(rows: int, seed: int) -> pl.DataFrame:
    each = -(-rows // len(COUNTRIES))
    parts = [
        pl.DataFrame({"phone": generate(code, kind, each, seed)}).with_columns(country=pl.lit(code))
        for code, kind in COUNTRIES.items()
    ]
    return pl.concat(parts).head(rows)


def _dirtied(rows: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Of the dirt a quarter is no phone, the rest is how things are written."""
    way = pl.Series("way", rng.integers(0, 12, rows.height)).set(pl.Series(rng.random(rows.height) >= DIRTY), CLEAN)
    garbage = pl.Series("garbage", rng.choice(GARBAGE, rows.height))
    phone, name, email, amount = (pl.col(column) for column in ("phone", "name", "email", "amount"))
    ways = {
        "phone": {
            0: pl.col("garbage"), 1: pl.col("garbage"), 2: pl.col("garbage"),
            3: phone.str.strip_prefix("+") + ".0",
            4: phone.str.replace(r"^(\+\d{2})(\d{3})(\d{3})", "${1} ${2}-${3} "),
            5: "'" + phone, 6: "00" + phone.str.strip_prefix("+"),
        },
        "name": {7: name.str.to_uppercase(), 8: "  " + name.str.replace(" ", "  ")},
        "email": {0: email.str.replace("@", " at "), 9: email.str.to_uppercase(), 10: email + " "},
        "amount": {11: amount.str.replace(".", ",", literal=True)},
    }  # fmt: skip
    return rows.hstack([way, garbage]).select(_one_of(column, ways.get(column, {})) for column in rows.columns)


def _one_of(column: str, ways: dict[int, pl.Expr]) -> pl.Expr:
    chain = [pl.when(pl.col("way") == way).then(text) for way, text in ways.items()]
    return pl.coalesce(*chain, pl.col(column)).alias(column)


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
