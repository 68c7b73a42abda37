"""A made-up contact list of any length: phone, name, e-mail, country, amount, date; a fifth repeated, one in twelve dirty.

Run: python -m tests.benchmarks.clean_sample 1000000 /tmp/million.csv
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import polars as pl

REPEATED, DIRTY = 0.20, 0.08
PIECE = 1_000_000
COUNTRIES = {"ES": ("+34", 6), "DE": ("+49", 15), "BR": ("+55", 11), "US": ("+1", 415), "FR": ("+33", 6), "CN": ("+86", 138)}
LENGTH = {"ES": 8, "DE": 9, "BR": 9, "US": 7, "FR": 8, "CN": 8}
GIVEN = ["Lucía", "Omar", "Ana", "Wei", "Clara", "Pat", "Nkechi", "Mateo", "Ingrid", "José María", "Chloé", "Santiago"]
FAMILY = ["Ferro Pérez", "Souza", "Khalil", "Okoro", "Lindström", "Müller", "de la Fuente", "O’Neil", "Castellanos", "Chen"]
GARBAGE = ["n/a", "12345", "", "call me", "8.61381E+12", "+99912345678"]


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
    country = rng.choice(list(COUNTRIES), rows)
    calling = pl.Series([COUNTRIES[code][0] for code in country])
    start = pl.Series([str(COUNTRIES[code][1]) for code in country])
    size = pl.Series([LENGTH[code] for code in country])
    rest = pl.Series(rng.integers(2 * 10**8, 10**9, rows)).cast(pl.String)
    given, family = (pl.Series(rng.choice(names, rows)) for names in (GIVEN, FAMILY))
    frame = pl.DataFrame({"calling": calling, "start": start, "size": size, "rest": rest, "given": given, "family": family})
    moments = pl.Series(rng.integers(1_700_000_000, 1_770_000_000, rows)).cast(pl.Datetime("ms")) 
    seconds = pl.from_epoch(pl.Series(rng.integers(1_700_000_000, 1_770_000_000, rows)))
    del moments
    number = pl.col("start") + pl.col("rest").str.slice(0, pl.col("size"))
    mail = pl.col("given").str.slice(0, 3).str.to_lowercase() + pl.col("family").str.slice(0, 2).str.to_lowercase()
    return frame.select(
        phone=pl.col("calling") + number,
        name=pl.concat_str(["given", "family"], separator=" "),
        email=mail.str.replace_all("[^a-z]", "e") + "." + pl.int_range(pl.len()).cast(pl.String) + f"-{seed}@shop-customers.example.com",
        country=pl.Series(country),
        amount=pl.Series(rng.integers(100, 10**8, rows) / 100).cast(pl.Decimal(12, 2)).cast(pl.String),
        date=seconds.dt.strftime("%Y-%m-%d %H:%M:%S"),
    )


def _dirtied(rows: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Half the dirt spoils phones, the rest sits in how things are written."""
    way = pl.Series("way", rng.integers(0, 12, rows.height)).set(pl.Series(rng.random(rows.height) >= DIRTY), 99)
    garbage = pl.Series("garbage", rng.choice(GARBAGE, rows.height))
    phone, name, email, amount = (pl.col(column) for column in ("phone", "name", "email", "amount"))
    spaced = phone.str.replace(r"^(\+\d{2})(\d{3})(\d{3})", "${1} ${2}-${3} ")
    return rows.hstack([way, garbage]).select(
        pl.when(pl.col("way") < 3).then("garbage").when(pl.col("way") == 3).then(phone.str.strip_prefix("+") + ".0")
        .when(pl.col("way").is_in([4, 5])).then(spaced).when(pl.col("way") == 6).then("'" + phone).otherwise(phone).alias("phone"),
        pl.when(pl.col("way") == 7).then(name.str.to_uppercase()).when(pl.col("way") == 8).then("  " + name.str.replace(" ", "  "))
        .otherwise(name).alias("name"),
        pl.when(pl.col("way") == 9).then(email.str.to_uppercase()).when(pl.col("way") == 10).then(email.str.replace("@", " at "))
        .otherwise(email).alias("email"),
        "country",
        pl.when(pl.col("way") == 11).then(amount.str.replace(".", ",", literal=True)).otherwise(amount).alias("amount"),
        "date",
    )  # fmt: skip


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
