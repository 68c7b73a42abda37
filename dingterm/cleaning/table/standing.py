"""Which of the same rows stands, when it is not simply the first: rows wait on disk until all have come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from dingterm.cleaning.table.clean import CleanBlock
from dingterm.cleaning.table.contacts import MISSING
from dingterm.cleaning.table.keys import CHECK, KEY
from dingterm.cleaning.table.options import Keep
from dingterm.cleaning.table.score import SCORE
from dingterm.cleaning.table.seen import Seen
from dingterm.intake.ragged import LINE

PLACE = "\0place"
"""Name of the column that numbers all usable rows."""

_WHO = ("of_file", "of_line")


@dataclass(frozen=True)
class Settled:
    """Rows of one file of which it is known whether they stand.

    Attributes:
        file: Which file, by place.
        kept: The rows that stand.
        duplicates: The others, with `of_file` and `of_line` of the row that stands for each.
    """

    file: int
    kept: pl.DataFrame
    duplicates: pl.DataFrame


class FirstStands:
    """The first of the same rows stands: known at once, in one pass."""

    def __init__(self) -> None:
        self.seen = Seen()

    def take(self, block: CleanBlock, file: int) -> Iterator[Settled]:
        """Settle a block."""
        found = self.seen.duplicates(block, file)
        stands = block.good.clone().scatter(found["row"], False) if found.height else block.good
        kept = block.every if stands.all() else block.every.filter(stands)
        yield Settled(file, kept, block.every[found["row"]].hstack(found.select(_WHO).get_columns()))

    def rest(self) -> Iterator[Settled]:
        """Nothing waits."""
        return iter(())


class BestStands:
    """The last, richest or newest of the same rows stands: rows wait in a folder, only their keys in memory.

    Args:
        folder: Where they wait.
        keep: Which row stands; of equals the first.
        fill: Whether blank cells of it are filled from the others, in the order they came.
    """

    def __init__(self, folder: Path, keep: Keep, *, fill: bool) -> None:
        self.folder = folder
        self.keep = keep
        self.fill = fill
        self.parts: list[tuple[Path, int]] = []
        self.keys: list[pl.DataFrame] = []
        self.count = 0

    def take(self, block: CleanBlock, file: int) -> Iterator[Settled]:
        """Let a block wait."""
        rows = block.rows
        numbered = rows.with_row_index(PLACE, offset=self.count)
        self.count += rows.height
        part = self.folder / f"{len(self.parts)}.arrow"
        numbered.write_ipc(part, compression="lz4")
        self.parts.append((part, file))
        told = [pl.lit(file, pl.UInt16).alias("of_file"), pl.col(LINE).alias("of_line")]
        self.keys.append(numbered.select(PLACE, KEY, CHECK, SCORE, *told).filter(pl.col(KEY).is_not_null()))
        return iter(())

    def rest(self) -> Iterator[Settled]:
        """Settle all that waits, block by block."""
        if not self.parts:
            return
        others = self._others()
        donors = self._donors(others) if self.fill and others.height else None
        for part, file in self.parts:
            rows = pl.read_ipc(part)
            part.unlink()
            found = rows.join(others, on=PLACE, how="left", maintain_order="left")
            kept = found.filter(pl.col("of_line").is_null()).drop(_WHO)
            duplicates = found.filter(pl.col("of_line").is_not_null())
            yield Settled(file, kept if donors is None else filled(kept, donors), duplicates)

    def _others(self) -> pl.DataFrame:
        """`PLACE` of each duplicate, and who stands for it."""
        every = pl.concat(self.keys)
        place = pl.col(PLACE).cast(pl.Int64)
        best = {"first": -place, "last": place}.get(self.keep, pl.col(SCORE))
        ranked = every.sort(best, PLACE, descending=[True, False], maintain_order=True)
        standing = ranked.unique([KEY, CHECK], keep="first", maintain_order=True).select(
            KEY, CHECK, pl.col(PLACE).alias("best"), *_WHO
        )
        joined = every.select(PLACE, KEY, CHECK).join(standing, on=[KEY, CHECK], how="inner")
        return joined.filter(pl.col(PLACE) != pl.col("best")).select(PLACE, *_WHO)

    def _donors(self, others: pl.DataFrame) -> pl.DataFrame:
        """The first filled cell of every column, of the duplicates of each key."""
        parts = [pl.read_ipc(part).join(others, on=PLACE, how="semi") for part, _ in self.parts]
        rows = pl.concat(parts, how="diagonal").with_columns(pl.col(pl.String).replace(MISSING, None))
        return rows.sort(PLACE).group_by(KEY, CHECK).agg(pl.exclude(PLACE, LINE, SCORE).drop_nulls().first())


def filled(rows: pl.DataFrame, donors: pl.DataFrame) -> pl.DataFrame:
    """Rows with their blank cells filled; a verdict of no phone is blank too."""
    cells = [name for name in donors.columns if name in rows.columns and name not in (KEY, CHECK)]
    given = donors.select(KEY, CHECK, pl.col(cells).name.prefix("\0of "))
    joined = rows.join(given, on=[KEY, CHECK], how="left", maintain_order="left")
    full = [pl.coalesce(pl.col(name).replace(MISSING, None), f"\0of {name}", name).alias(name) for name in cells]
    return joined.with_columns(full).select(rows.columns)
