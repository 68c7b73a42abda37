"""Some rows of a large table and all of a small one as one table, with the frequencies of both whole."""

from __future__ import annotations

import numpy as np
import polars as pl

from dingterm.identity.rows.codes import NONE, Coded, Codes, Frequencies, encode
from dingterm.identity.rows.table import SHARED_VALUES, Table


def joined(known: Table, rows: Codes, new: Table, gone: Codes) -> Table:
    """Rows of a known table, then the new ones.

    Args:
        known: The large table.
        rows: Those of its rows that are wanted.
        new: The small table.
        gone: Those of its rows that count no more.
    """
    alone = [(name,) for name in known.columns if not any(name in names for names in SHARED_VALUES)]
    columns: dict[str, Coded] = {}
    for names in (*SHARED_VALUES, *alone):
        columns |= _column(known, rows, new, names, gone)
    script = np.concatenate([known.script[rows], new.script])
    return Table(columns, script, len(rows) + new.size)


def _column(known: Table, rows: Codes, new: Table, names: tuple[str, ...], gone: Codes) -> dict[str, Coded]:
    """Columns of one list of values."""
    before, after = known[names[0]].values, new[names[0]].values
    some = [known[name].codes[rows] for name in names]
    used = np.unique(np.concatenate([codes.ravel() for codes in some]))
    used = used[used != NONE]
    both = encode(pl.concat([before.gather(used), after]))
    old = np.full(len(before) + 1, NONE, np.int32)
    old[used] = both.codes[: len(used)]
    fresh = np.append(both.codes[len(used) :], np.int32(NONE))
    was = _places(before, both.values)
    now = _places(after, both.values)
    found = {}
    for name, codes in zip(names, some, strict=True):
        held = _without(known[name], gone)
        seen = Frequencies(
            _at(held, was) + _at(new[name].counts, now),
            int(held.sum() + new[name].counts.sum()),
            known.size - len(gone) + new.size,
        )
        found[name] = Coded(both.values, _stacked(old[codes], fresh[new[name].codes]), seen)
    return found


def _places(values: pl.Series, wanted: pl.Series) -> Codes:
    """The code of each wanted value, `NONE` where there is none; codes follow the order of hashes."""
    if not len(values):
        return np.full(len(wanted), NONE, np.int32)
    hashes, asked = values.hash().to_numpy(), wanted.hash().to_numpy()
    places = np.minimum(np.searchsorted(hashes, asked), len(hashes) - 1)
    return np.where(hashes[places] == asked, places, NONE).astype(np.int32)


def _without(column: Coded, gone: Codes) -> np.ndarray:
    """How many rows have each value, apart from some."""
    lost = column.codes[gone]
    return np.asarray(column.counts - np.bincount(lost[lost != NONE], minlength=len(column.values)))


def _at(counts: np.ndarray, places: Codes) -> np.ndarray:
    return np.asarray(np.append(counts, 0)[places])


def _stacked(one: Codes, other: Codes) -> Codes:
    """Rows of both, as wide as the wider."""
    if one.ndim == 1:
        return np.concatenate([one, other])
    width = max(one.shape[1], other.shape[1])
    wide = [np.pad(codes, ((0, 0), (0, width - codes.shape[1])), constant_values=NONE) for codes in (one, other)]
    return np.concatenate(wide)
