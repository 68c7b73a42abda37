"""Duplicates across blocks and files in one pass: the first row of each key stands."""

from __future__ import annotations

import numpy as np
import polars as pl

from dingterm.cleaning.table.clean import CleanBlock
from dingterm.cleaning.table.keys import CHECK, KEY
from dingterm.cleaning.table.places import Places
from dingterm.intake.ragged import LINE

DUPLICATE = {"row": pl.UInt32, "of_file": pl.UInt16, "of_line": pl.UInt32}
"""Row of the block, and the file (by place) and line of the row that stands for it."""

_STANDING = {CHECK: pl.UInt64, "of_file": pl.UInt16, "of_line": pl.UInt32}


class Seen:
    """The keys that came so far, and nothing else of their rows: 14 bytes each, and 24 to 48 to find them by."""

    def __init__(self) -> None:
        self.places = Places()
        self.standing = pl.DataFrame(schema=_STANDING)

    def duplicates(self, block: CleanBlock, file: int) -> pl.DataFrame:
        """Usable rows of a block whose key came before, columns `DUPLICATE`; the others are remembered.

        Args:
            block: Some rows; those without a key are never the same as another.
            file: Which file, by place.
        """
        usable = block.good & block.every[KEY].is_not_null()
        keyed = block.every.select(LINE, KEY, CHECK).with_row_index("row").filter(usable)
        places, first = self.places.put(keyed[KEY].to_numpy())
        new = keyed[first]
        self.standing.extend(new.select(CHECK, of_file=pl.lit(file, pl.UInt16), of_line=LINE))
        others = np.ones(keyed.height, np.bool_)
        others[first] = False
        again = np.flatnonzero(others)
        stands = self.standing[places[again]]
        found = keyed.select("row")[again].hstack(stands).filter(stands[CHECK] == keyed[CHECK].gather(again))
        return found.select(*DUPLICATE)  # where the checks differ two keys clash
