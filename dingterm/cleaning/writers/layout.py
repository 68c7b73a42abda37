"""What the columns of an output are, as far as a writer must know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl


@dataclass(frozen=True)
class Layout:
    """The columns of an output file.

    Attributes:
        columns: Their names, in order; rows may come without some, which are blank then.
        phones: Those with phones.
        plain: Those with our own words alone.
        contact: Field (`name`, `given_name`, `family_name`, `email`) to its columns, for contact cards.
    """

    columns: tuple[str, ...]
    phones: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    contact: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Rows with exactly these columns, all text."""
        here = set(rows.columns)
        blank = pl.lit(None, pl.String)
        return rows.select(pl.col(name).cast(pl.String) if name in here else blank.alias(name) for name in self.columns)
