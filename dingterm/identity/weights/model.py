"""What was learned: three kinds of pairs, and how often each shows each level in each field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dingterm.identity.compare.levels import EXACT, LEVELS, WIDTH
from dingterm.identity.fields import COMPARED, PLACE

Table = NDArray[np.float64]
"""One row a field, one column a level; level 0 says nothing and is 1 everywhere."""


@dataclass(frozen=True)
class Model:
    """Weights that pairs are scored by.

    Attributes:
        match: How likely each level is for two rows of one person.
        household: The same for two people of one household.
        unrelated: The same for any two rows.
        prior: The share of all pairs that are of one person.
        household_prior: The share that are of one household; 0 when the rows show no households.
    """

    match: Table
    household: Table
    unrelated: Table
    prior: float
    household_prior: float

    def as_dict(self) -> dict[str, Any]:
        """Plain numbers, by field, to be kept as JSON."""
        tables = {"match": self.match, "household": self.household, "unrelated": self.unrelated}
        return {
            "prior": self.prior,
            "household_prior": self.household_prior,
            **{name: dict(zip(COMPARED, table.tolist(), strict=True)) for name, table in tables.items()},
        }

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> Model:
        """The model that `as_dict` wrote; fields it did not know say nothing."""
        tables = {name: blank() for name in ("match", "household", "unrelated")}
        for name, table in tables.items():
            for field, row in kept[name].items():
                table[PLACE[field]] = row
        return cls(**tables, prior=kept["prior"], household_prior=kept["household_prior"])


def blank() -> Table:
    """A table that says nothing."""
    return np.ones((len(COMPARED), WIDTH))


def started(exact: float, other: float) -> Table:
    """Likelihoods before anything is known: the exact level, the last one, and the rest shared out between."""
    table = blank()
    for field, names in LEVELS.items():
        row = table[PLACE[field]]
        row[1:] = 0
        row[EXACT : len(names) + 1] = (1 - exact - other) / max(len(names) - 2, 1)
        row[len(names)] = other
        row[EXACT] = exact
        row[EXACT:] /= row[EXACT:].sum()
    return table
