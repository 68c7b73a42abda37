"""How often levels come about by chance: in pairs of rows drawn at random."""

from __future__ import annotations

import numpy as np

from dingterm.identity.compare.comparer import Comparer
from dingterm.identity.compare.levels import EXACT, LEVELS, SAME_CITY, WIDTH
from dingterm.identity.fields import BACKGROUND, PLACE
from dingterm.identity.rows.codes import Coded
from dingterm.identity.weights.model import Table, blank

DRAWN = 400_000
SAME_PERSON = 3
"""Fields in which two rows drawn at random agree exactly only if they are of one person: such pairs are left out."""

LEAST = 0.5
"""Pairs taken to be seen of every level."""

UNLIKE = 500
"""Pairs taken to be seen of clear difference, which is what few rows would show if they were more."""


def by_chance(comparer: Comparer, seed: int = 1) -> Table:
    """Likelihood of each level for two rows of unrelated people.

    Exact agreement follows from the frequencies of the values; drawing pairs would hardly ever meet it.
    """
    size = comparer.table.size
    draw = np.random.default_rng(seed)
    a, b = (draw.integers(0, max(size, 1), min(DRAWN, size * size)).astype(np.int32) for _ in range(2))
    levels, _ = comparer.levels(a[a != b], b[a != b])
    levels = levels[:, (levels == EXACT).sum(axis=0) < SAME_PERSON]
    table = blank()
    for field, place in PLACE.items():
        counts = np.bincount(levels[place], minlength=WIDTH)[1 : len(LEVELS[field]) + 1] + LEAST
        counts[-1] += UNLIKE
        row = counts / counts.sum()
        exact = min(_exact(comparer, field, row), 0.99)
        row[1:] *= (1 - exact) / max(row[1:].sum(), 1e-12)
        row[0] = exact if len(row) > 1 else max(exact, 1e-9)
        table[place, 1 : len(row) + 1] = row
    return table


def _exact(comparer: Comparer, field: str, row: np.ndarray) -> float:
    if field != "place":
        return _twice(comparer.table[field])
    postcode = comparer.table["postcode"]
    return _twice(postcode) if (postcode.codes >= 0).any() else float(row[SAME_CITY - 1]) / 100


def _twice(column: Coded) -> float:
    """The chance that two rows have the same value."""
    counts = column.counts.astype(np.float64)
    total = counts.sum() + BACKGROUND
    same = (counts * (counts - 1)).sum() / max(total * (total - 1), 1)
    return float(max(same, 1 / max(total, 1) ** 1.5, 1e-9))
