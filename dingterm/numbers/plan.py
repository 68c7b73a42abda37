"""The compiled numbering plan: shipped for one version of phonenumbers, rebuilt once in the cache for another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

NAMES = ("typed", "classes", "formats", "rules", "regions", "codes")
"""The tables of a plan, each a Parquet file."""

STAMP = "VERSION"
"""The file that says which phonenumbers a plan was compiled from."""

SHIPPED = Path(__file__).parent / "data"

Integers = NDArray[np.uint64]


@dataclass(frozen=True)
class Plan:
    """The tables, read.

    Attributes:
        typed_keys: Sorted; where each piece of what people type begins (`keys.typed_key`).
        typed_tags: What the piece is (`typed_tags`).
        typed_keeps: How many of the last digits it keeps.
        typed_units: 10 to that power.
        typed_heads: What stands before the digits kept, in place.
        starts: Sorted; numbers (calling code and national number) from which on a class holds.
        classes: `region`, `kind`, `verdict` of each class.
        regions: Region by place; a region's group is its place plus one.
    """

    typed_keys: Integers
    typed_tags: NDArray[np.uint8]
    typed_keeps: NDArray[np.uint8]
    typed_units: Integers
    typed_heads: Integers
    starts: Integers
    classes: pl.DataFrame
    regions: tuple[str, ...]


@cache
def plan() -> Plan:
    """The plan of the installed phonenumbers; compiled first where none was shipped or cached (seconds, once)."""
    typed, classes = table("typed"), table("classes")
    keeps = typed["keep"].to_numpy()
    units = (10 ** np.arange(20, dtype=np.uint64))[keeps]
    return Plan(
        typed_keys=typed["key"].to_numpy(),
        typed_tags=typed["tag"].to_numpy(),
        typed_keeps=keeps,
        typed_units=units,
        typed_heads=typed["head"].to_numpy() * units,
        starts=classes["lo"].to_numpy(),
        classes=classes.drop("lo"),
        regions=tuple(table("regions")["region"]),
    )


@cache
def table(name: str) -> pl.DataFrame:
    """One table of the plan (`NAMES`)."""
    return pl.read_parquet(folder() / f"{name}.parquet")


@cache
def folder() -> Path:
    """Where the tables for the installed phonenumbers are."""
    installed = metadata.version("phonenumbers")
    if stamp(SHIPPED) == installed:
        return SHIPPED
    from dingterm.numbers.rebuild import rebuilt

    return rebuilt(installed)


def stamp(place: Path) -> str:
    """The version of phonenumbers that a plan in a folder was compiled from; empty where there is none."""
    try:
        return (place / STAMP).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""
