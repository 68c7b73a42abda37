"""What a column of a file was taken for, how certain that is, and how it was found."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal

How = Literal["source", "alias", "similar", "values", "remembered", "said"]
"""By the system's own name for it, by a name columns have, by a name like one, by what stands in it, by a user."""

TOLD = ("remembered", "said")
"""How a column is known of which a user said what it is."""

SEVERAL = ("phones", "email")
"""Fields that several columns may fill, and of which every value is kept."""

SURE = 0.8
"""Least certainty of a column that nobody needs to look at."""

IGNORED = "ignore"
"""What a user says of a column that is to fill no field."""


@dataclass(frozen=True)
class Column:
    """One column of a file.

    Attributes:
        field: What it fills.
        certainty: 0 to 1.
        how: How that was found.
    """

    field: str
    certainty: float
    how: How

    def as_dict(self) -> dict[str, Any]:
        """For JSON; `doubtful` when a person should look at it."""
        return dataclasses.asdict(self) | {"doubtful": self.certainty < SURE}
