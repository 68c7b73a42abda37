"""Two rows judged, whether or not anything would have brought them together."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from dingterm.identity.compare.comparer import Comparer
from dingterm.identity.fields import COMPARED
from dingterm.identity.rows.table import table_of
from dingterm.identity.weights.model import Model
from dingterm.identity.weights.score import Scorer


def score_pair(rows: pl.DataFrame, a: int, b: int, model: Model) -> dict[str, Any]:
    """Score two rows of a table, by how rare their values are in it.

    Args:
        rows: Any of `FIELDS`.
        a, b: Places of two rows.
        model: The weights.

    Returns:
        What a row of `Linked.pairs` holds, but for its band: `explain` takes it.
    """
    places = (np.array([min(a, b)], np.int32), np.array([max(a, b)], np.int32))
    scored = Scorer(Comparer(table_of(rows)), model).score(*places)
    fields = {field: float(scored.by_field[place, 0]) for place, field in enumerate(COMPARED)}
    levels = {f"level_{field}": int(scored.levels[place, 0]) for place, field in enumerate(COMPARED)}
    prior = float(np.log2(model.prior))
    return {
        "a": a, "b": b, "bits": float(scored.bits[0]), "household": float(scored.household[0]), "prior": prior,
        **fields, **levels,
    }  # fmt: skip
