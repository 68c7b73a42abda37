"""What people decided about pairs of records: it holds in every later run, whatever the weights say."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dingterm.identity.rows.codes import Codes

ALWAYS, NEVER = 1e4, -1e8
"""Bits of a pair that must be one person, and of one that must not: no others outweigh them; never outweighs always."""


@dataclass(frozen=True)
class Decisions:
    """Pairs of records by their hashes (the column `record` of the rows).

    Attributes:
        same: Pairs that are one person.
        apart: Pairs that are not. They win over `same` where both are said of people already joined.
    """

    same: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    apart: frozenset[tuple[str, str]] = field(default_factory=frozenset)


NOTHING = Decisions()


@dataclass(frozen=True)
class Ruled:
    """Decisions as rows of a table."""

    a: Codes
    b: Codes
    bits: NDArray[np.float32]


def ruled(decisions: Decisions, records: pl.Series) -> Ruled:
    """Decisions about records that are there; several rows of one record are all meant."""
    rows = pl.DataFrame({"record": records.cast(pl.String), "row": pl.int_range(len(records), eager=True)})
    asked = [(*pair, ALWAYS) for pair in sorted(decisions.same)] + [(*pair, NEVER) for pair in sorted(decisions.apart)]
    frame = pl.DataFrame(asked, schema={"one": pl.String, "other": pl.String, "bits": pl.Float32}, orient="row")
    met = frame.join(rows, left_on="one", right_on="record").join(rows, left_on="other", right_on="record", suffix="_b")
    met = met.filter(pl.col("row") != pl.col("row_b")).sort("row", "row_b", "bits")
    low = pl.min_horizontal("row", "row_b").cast(pl.Int32)
    high = pl.max_horizontal("row", "row_b").cast(pl.Int32)
    met = met.select(low.alias("a"), high.alias("b"), "bits")
    return Ruled(met["a"].to_numpy(), met["b"].to_numpy(), met["bits"].to_numpy())
