"""Duplicates across blocks and files in one pass: the first row of each key stands."""

from __future__ import annotations

import polars as pl

from dingterm.cleaning.table.keys import CHECK, KEY
from dingterm.intake.ragged import LINE

DUPLICATE = {"row": pl.UInt32, "of_file": pl.UInt16, "of_line": pl.UInt32}
"""Row of the block, and the file (by place) and line of the row that stands for it."""

_STANDING = {KEY: pl.UInt64, CHECK: pl.UInt64, "of_file": pl.UInt16, "of_line": pl.UInt32}


class Seen:
    """The keys that came so far: 24 bytes each, and nothing else of their rows."""

    def __init__(self) -> None:
        self.standing = pl.DataFrame(schema=_STANDING)

    def duplicates(self, rows: pl.DataFrame, file: int) -> pl.DataFrame:
        """Rows of a block whose key came before, columns `DUPLICATE`; the others are remembered.

        Args:
            rows: `LINE`, `KEY`, `CHECK`; rows without a key are never the same as another.
            file: Which file, by place.
        """
        keyed = rows.select(LINE, KEY, CHECK).with_row_index("row").filter(pl.col(KEY).is_not_null())
        before = self._known(keyed[KEY])
        first = keyed.select(pl.col(KEY).is_first_distinct() & ~pl.col(KEY).is_in(before[KEY].implode())).to_series()
        new = keyed.filter(first).select(KEY, CHECK, of_file=pl.lit(file, pl.UInt16), of_line=LINE)
        again = keyed.filter(~first)
        self.standing = self.standing.vstack(new)
        standing = pl.concat([before, new])
        found = again.join(standing, on=[KEY, CHECK], how="inner", maintain_order="left")
        return found.select([pl.col(name).cast(dtype) for name, dtype in DUPLICATE.items()])

    def _known(self, keys: pl.Series) -> pl.DataFrame:
        return self.standing.filter(pl.col(KEY).is_in(keys.implode()))
