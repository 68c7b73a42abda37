"""What is known of linked rows as plain frames and back, so that it can be kept between two runs.

Frames by name: `rows` (one row a known row: `record`, `customer`, `script`, and the codes of every column, `given.0`,
`email.1`), `values.COLUMN` (the distinct values of a column, or of columns that share them, in the order of their
codes), `keys` (the keys of all rows, in order), and `model`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise

import numpy as np
import polars as pl

from dingterm.identity.blocks.index import Index, Sorted
from dingterm.identity.blocks.keys import KEYS
from dingterm.identity.extending import Known
from dingterm.identity.rows.codes import Coded, Codes
from dingterm.identity.rows.table import SHARED_VALUES, Table
from dingterm.identity.weights.model import Model

LAYOUT = 1
"""Goes up whenever what is kept, or how a value is folded and hashed, changes: what another wrote is not read."""

OWN = ("record", "customer", "script")
SEVERAL = ("mobile", "landline", "email")
"""Columns of which a row may have several values: their codes have a second axis, even when it is one wide."""

COARSE, FINE = 0, 1


def kept(known: Known) -> dict[str, pl.DataFrame]:
    """Frames that `known_again` reads."""
    table = known.table
    codes = {f"{name}.{slot}": column for name in table.columns for slot, column in _slots(table[name])}
    rows = pl.DataFrame(
        {"record": known.records, "customer": known.customer, "script": table.script, **codes},
        schema_overrides={"customer": pl.Int32, "script": pl.Int8},
    )
    model = pl.DataFrame({"model": [json.dumps(known.model.as_dict())]})
    return {"rows": rows, "keys": _keys(known.index), "model": model, **_values(table)}


def known_again(frames: Mapping[str, pl.DataFrame]) -> Known:
    """What was kept."""
    rows = frames["rows"]
    columns: dict[str, list[Codes]] = {}
    for column in rows.columns[len(OWN) :]:
        columns.setdefault(column.rpartition(".")[0], []).append(rows[column].to_numpy())
    shared = {name: names[0] for names in SHARED_VALUES for name in names}
    coded = {
        name: Coded(frames[f"values.{shared.get(name, name)}"]["value"], _together(name, parts))
        for name, parts in columns.items()
    }
    table = Table(coded, rows["script"].to_numpy(), rows.height)
    model = Model.from_dict(json.loads(frames["model"].item()))
    return Known(model, table, _index(frames["keys"]), rows["record"], rows["customer"].to_numpy())


def _slots(column: Coded) -> Iterator[tuple[int, Codes]]:
    codes = column.codes
    yield from enumerate([codes] if codes.ndim == 1 else codes.T)


def _together(name: str, parts: list[Codes]) -> Codes:
    return np.stack(parts, axis=1) if name in SEVERAL else parts[0]


def _values(table: Table) -> dict[str, pl.DataFrame]:
    others = {name for names in SHARED_VALUES for name in names[1:]}
    return {f"values.{name}": column.values.alias("value").to_frame() for name, column in table.columns.items()
            if name not in others}  # fmt: skip


def _keys(index: Index) -> pl.DataFrame:
    parts = [
        pl.DataFrame({"hash": one.hashes, "row": one.rows}).select(
            pl.lit(2 * place + level, pl.UInt8).alias("key"), "hash", "row"
        )
        for place in range(len(KEYS))
        for level, one in ((COARSE, index.coarse[place]), (FINE, index.fine[place]))
        if one is not None
    ]
    return pl.concat(parts)


def _index(keys: pl.DataFrame) -> Index:
    bounds = np.searchsorted(keys["key"].to_numpy(), np.arange(2 * len(KEYS) + 1))
    hashes, rows = keys["hash"].to_numpy(), keys["row"].to_numpy()
    every = [Sorted(hashes[one:end], rows[one:end]) for one, end in pairwise(bounds)]
    fine = (one if key.finer else None for key, one in zip(KEYS, every[FINE::2], strict=True))
    return Index(tuple(every[COARSE::2]), tuple(fine))
