"""The compiled numbering plan: shipped for one version of phonenumbers, rebuilt once in the cache for another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dingterm.numbers.kinds import VERDICTS

NAMES = ("typed", "classes", "formats", "rules", "regions", "codes", "shared")
"""The tables of a plan, each a Parquet file."""

ODD = ("repaired", "suspicious")
"""What valid numbers are called when a text was repaired, and when letters stand around them."""

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
        classes: `region`, `kind`, `verdict` of each class; then of what is no number, one for each verdict; then all of
            them again for repaired texts, and for texts with letters around the number.
        valid: Whether a class is of valid numbers.
        regions: Region by place; a region's group is its place plus one.
    """

    typed_keys: Integers
    typed_tags: NDArray[np.uint8]
    typed_keeps: NDArray[np.uint8]
    typed_units: Integers
    typed_heads: Integers
    starts: Integers
    classes: pl.DataFrame
    valid: NDArray[np.bool_]
    regions: tuple[str, ...]

    def class_of(self, verdict: str) -> int:
        """The class of what has this verdict and is no number."""
        return len(self.starts) + VERDICTS.index(verdict)

    def classes_of(self, verdicts: pl.Series) -> NDArray[np.int64]:
        """`class_of`, for a column."""
        return len(self.starts) + verdicts.cast(pl.Enum(VERDICTS)).to_physical().cast(pl.Int64).to_numpy()

    def variant(self, classes: NDArray[np.int64], repair: pl.Series, letters: pl.Series) -> NDArray[np.int64]:
        """The classes of texts that were repaired (`repair` is not null) or have letters around the number."""
        times = np.where(letters.to_numpy(), 2, repair.is_not_null().to_numpy())
        varied: NDArray[np.int64] = classes + times.astype(np.int64) * (len(self.starts) + len(VERDICTS))
        return varied


@cache
def plan() -> Plan:
    """The plan of the installed phonenumbers; compiled first where none was shipped or cached (seconds, once)."""
    typed, classes = table("typed"), table("classes")
    every = _variants(classes.drop("lo"))
    keeps = typed["keep"].to_numpy()
    units = (10 ** np.arange(20, dtype=np.uint64))[keeps]
    return Plan(
        typed_keys=typed["key"].to_numpy(),
        typed_tags=typed["tag"].to_numpy(),
        typed_keeps=keeps,
        typed_units=units,
        typed_heads=typed["head"].to_numpy() * units,
        starts=classes["lo"].to_numpy(),
        classes=every,
        valid=(every["verdict"] == "valid").to_numpy(),
        regions=tuple(table("regions")["region"]),
    )


def _variants(classes: pl.DataFrame) -> pl.DataFrame:
    nobody = pl.DataFrame({"region": None, "kind": None, "verdict": VERDICTS}, schema=classes.schema)
    every = pl.concat([classes, nobody])
    named = [every, *(every.with_columns(pl.col("verdict").replace("valid", other)) for other in ODD)]
    return pl.concat(named, rechunk=True)  # polars gathers texts from several chunks ten times slower


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
