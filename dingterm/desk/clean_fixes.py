"""What an agent corrected in rows that were left out: a cell's value, or the region its numbers belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import polars as pl

from dingterm.cleaning.table.clean import CleanBlock, clean_block
from dingterm.cleaning.table.plan import Plan
from dingterm.desk.job_request import Fix
from dingterm.intake.ragged import LINE

_CODE, _ROW = "\0code", "\0row"


@dataclass(frozen=True)
class Fixes:
    """Corrections of one run; the files stay as they are.

    Attributes:
        cells: Of single rows.
        region: Tried for every row that is left out without a correction of its own; nothing is tried when empty.
    """

    cells: tuple[Fix, ...] = ()
    region: str = ""

    def clean(self, cells: pl.DataFrame, plan: Plan) -> CleanBlock:
        """Clean some rows of a table, the corrected ones as they were corrected.

        Args:
            cells: `LINE` and the user's columns.
            plan: What is done to which column.
        """
        mine = [fix for fix in self.cells if fix.file == plan.file]
        edited = _edited(cells, mine) if mine else cells
        block = clean_block(edited, plan)
        regions = _regions(block, mine, self.region)
        if not regions:
            return block
        good = {region: _good(edited, plan, region, lines) for region, lines in regions.items()}
        rest = edited.filter(~pl.col(LINE).is_in([line for lines in good.values() for line in lines]))
        parts = [clean_block(_only(edited, lines), _of_region(plan, region)) for region, lines in good.items() if lines]
        return _joined([clean_block(rest, plan), *parts]) if parts else block


def _edited(cells: pl.DataFrame, fixes: Iterable[Fix]) -> pl.DataFrame:
    """The cells with their new values, where they still have the one that was corrected."""
    for fix in fixes:
        if fix.value is not None and fix.column in cells.columns:
            there = (pl.col(LINE) == fix.line) & (pl.col(fix.column).fill_null("") == fix.was)
            new = pl.when(there).then(pl.lit(fix.value)).otherwise(pl.col(fix.column))
            cells = cells.with_columns(new.alias(fix.column))
    return cells


def _regions(block: CleanBlock, fixes: Iterable[Fix], region: str) -> dict[str, list[int]]:
    """The lines left out, by the region to try for them."""
    own = {fix.line: fix.region for fix in fixes if fix.region}
    found: dict[str, list[int]] = {}
    for line in block.rejects["line"].to_list() if own or region else ():
        if wanted := own.get(line, region):
            found.setdefault(wanted, []).append(line)
    return found


def _good(cells: pl.DataFrame, plan: Plan, region: str, lines: list[int]) -> list[int]:
    return clean_block(_only(cells, lines), _of_region(plan, region)).rows[LINE].to_list()


def _only(cells: pl.DataFrame, lines: list[int]) -> pl.DataFrame:
    return cells.filter(pl.col(LINE).is_in(lines))


def _of_region(plan: Plan, region: str) -> Plan:
    """The agent knows better than the row's own country, which stays as it was written."""
    return replace(plan, home=region, countries=())


def _joined(parts: list[CleanBlock]) -> CleanBlock:
    left_out = [part.rejects.rename({"code": _CODE}).hstack(_numbered(part.rejected)) for part in parts]
    order = pl.concat(left_out, how="diagonal").sort("line")
    told = order.select("line", "column", pl.col(_CODE).alias("code"), "sentence")
    rejected = order.select(pl.col(f"^{_ROW}.*$")).rename(lambda name: name.removeprefix(_ROW))
    rows = pl.concat([part.rows for part in parts], how="diagonal").sort(LINE)
    verdicts = pl.concat([part.verdicts for part in parts])
    good = pl.repeat(True, rows.height, eager=True)
    return CleanBlock(rows, good, told, rejected, verdicts, tuple(one for part in parts for one in part.changes))


def _numbered(rejected: pl.DataFrame) -> list[pl.Series]:
    """The columns under names that no column of a reject has."""
    return [column.alias(_ROW + column.name) for column in rejected.get_columns()]
