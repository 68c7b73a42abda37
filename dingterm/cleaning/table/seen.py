"""Duplicates across blocks and files in one pass: the first row of each key stands."""

from __future__ import annotations

import polars as pl

from dingterm.cleaning.table.keys import CHECK, KEY
from dingterm.cleaning.table.places import Places
from dingterm.intake.ragged import LINE

DUPLICATE = {"row": pl.UInt32, "of_file": pl.UInt16, "of_line": pl.UInt32}
"""Row of the block, and the file (by place) and line of the row that stands for it."""

_STANDING = {CHECK: pl.UInt64, "of_file": pl.UInt16, "of_line": pl.UInt32}


class Seen:
    """The keys that came so far, and nothing else of their rows: 22 bytes each and 8 to 16 to find them by."""

    def __init__(self) -> None:
        self.places = Places()
        self.standing = pl.DataFrame(schema=_STANDING)

    def duplicates(self, rows: pl.DataFrame, file: int) -> pl.DataFrame:
        """Rows of a block whose key came before, columns `DUPLICATE`; the others are remembered.

        Args:
            rows: `LINE`, `KEY`, `CHECK`; rows without a key are never the same as another.
            file: Which file, by place.
        """
        keyed = rows.select(LINE, KEY, CHECK).with_row_index("row").filter(pl.col(KEY).is_not_null())
        first = keyed[KEY].is_first_distinct() & self.places.of(keyed[KEY]).is_null()
        new, again = keyed.filter(first), keyed.filter(~first)
        self.places.add(new[KEY])
        self.standing.extend(new.select(CHECK, of_file=pl.lit(file, pl.UInt16), of_line=LINE))
        stands = self.standing[self.places.of(again[KEY])]
        found = again.select("row").hstack(stands).filter(stands[CHECK] == again[CHECK])  # else two keys clash
        return found.select(*DUPLICATE)
