"""Clean files: each row kept, found to be a duplicate, or rejected with its reason. Loads polars."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from dingterm.cleaning.table.changes import Change
from dingterm.cleaning.table.clean import CleanBlock
from dingterm.cleaning.table.options import CleanOptions
from dingterm.cleaning.table.standing import BestStands, FirstStands, Settled
from dingterm.desk.clean_columns import DUPLICATE_COLUMNS, REJECT_COLUMNS, Columns, MoreColumnsError, columns_of
from dingterm.desk.clean_fixes import Fixes
from dingterm.desk.clean_outputs import Outputs, Written, clear_of
from dingterm.desk.clean_report import CleanedFile, CleanReport, Sample, few
from dingterm.desk.clean_tables import Cleaned, Opened, begun, cleaned_blocks, opened, tables_of
from dingterm.desk.file_request import check_columns
from dingterm.errors import CleaningError
from dingterm.intake.files import NamedFile, files_behind
from dingterm.intake.overrides import FOUND_OUT, Overrides
from dingterm.intake.ragged import LINE
from dingterm.intake.table_stream import TableBatch, TableFile

if TYPE_CHECKING:
    from dingterm.desk.mappings import Memory

REPAIRED = "repaired"
CONTROLS = "control signs"
FIRST = 200
"""Rows kept that are shown."""


@dataclass(frozen=True)
class CleanProgress:
    """How far a run has come.

    Attributes:
        file: The file being read.
        rows: Rows of all files so far.
        read: Bytes of all files so far.
        size: Bytes of all files.
        seconds: Since the run began.
        kept, duplicates, rejected: Rows so far (duplicates are known at the end only, unless the first row stands).
        repaired: Of those kept.
        reasons: Rejects by reason code, the most frequent first.
    """

    file: str
    rows: int
    read: int
    size: int
    seconds: float
    kept: int
    duplicates: int
    rejected: int
    repaired: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)


Progress = Callable[[CleanProgress], None]


def clean_files(
    files: Sequence[Path],
    outputs: Outputs,
    options: CleanOptions | None = None,
    progress: Progress = lambda state: None,
    fixes: Fixes | None = None,
    said: Overrides = FOUND_OUT,
    memory: Memory | None = None,
) -> CleanReport:
    """Clean files into one; a file that cannot be read is reported, and the others go on.

    Args:
        files: Tables with phones or e-mail addresses, folders of such, `-` for standard input.
        outputs: Where rows go; nothing appears there before all is done.
        options: What is asked of the rows.
        progress: Called after each block.
        fixes: What was corrected in rows that a run before left out.
        said: What a user knows better of the files.
        memory: Where what is said of columns is remembered.

    Raises:
        CleaningError: What was asked for cannot be done, no file can be read, or an output cannot be written.
        UsageError: A column that something was said of is in no file.
    """
    began = time.perf_counter()
    named = [one for file in files for one in files_behind(file)]
    outputs.check([one.path for one in named if isinstance(one, NamedFile)])
    found = tables_of(named, replace(said, recall=memory.recall) if memory else said)
    check_columns(said.columns, (header for one in found if isinstance(one, TableFile) for header in one.headers))
    tables = opened(found, options or CleanOptions(), fixes or Fixes())
    good = [table for table in tables if isinstance(table, Opened)]
    if not good:
        raise CleaningError(next(table.error for table in tables if isinstance(table, CleanedFile)))
    columns = columns_of(good)
    while True:
        try:
            run = _Run(good, outputs, options or CleanOptions(), columns, progress, began).go()
        except MoreColumnsError as more:
            columns = more.columns
        else:
            break
    if memory:
        for one in good:
            memory.learn(one.table.headers, one.table.columns)
    reports = iter(run.reports)
    every = tuple(table if isinstance(table, CleanedFile) else next(reports) for table in tables)
    return CleanReport(every, run.counts, few(run.samples), time.perf_counter() - began, tuple(run.first))


class _Run:
    """One pass over all files, with outputs of certain columns."""

    def __init__(
        self,
        tables: Sequence[Opened],
        outputs: Outputs,
        options: CleanOptions,
        columns: Columns,
        progress: Progress,
        began: float,
    ) -> None:
        self.tables = tables
        self.outputs = outputs
        self.options = options
        self.columns = columns
        self.progress = progress
        self.began = began
        self.reports = [begun(table) for table in tables]
        self.samples: list[Sample] = []
        self.first: list[dict[str, str | None]] = []
        self.counts: dict[str, int] = {}
        self.written: Written | None = None

    def go(self) -> _Run:
        """Run to the end; the files appear at their places then."""
        try:
            with closing(cleaned_blocks(self.tables)) as blocks:
                self._all(blocks)
        finally:  # polars raises an interrupt, and then Python does once more: the way out may be interrupted, too
            if self.written:
                self.written.drop()
        return self

    def _all(self, blocks: Iterator[tuple[int, Cleaned]]) -> None:
        first = next(blocks)
        self.columns = self.columns.wider(first[1][1].every.columns)  # nothing is begun yet
        split = self.columns.added[self.outputs.split_by] if self.outputs.split_by else ""
        self.written = written = Written(self.outputs, self.columns.layouts(), split)
        with ExitStack() as stack:
            stack.enter_context(written)
            standing = self._standing(stack)
            for file, (batch, block) in chain([first], blocks):
                self._read(file, batch, block, written)
                for settled in standing.take(block, file):
                    self._settle(settled, written)
                self._tell(file, batch.read)
            for settled in standing.rest():
                self._settle(settled, written)
            self.counts = written.counts()

    def _standing(self, stack: ExitStack) -> FirstStands | BestStands:
        if self.options.keep == "first" and not self.options.fill:
            return FirstStands()
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix=".clean-", dir=self.outputs.out.parent))
        return BestStands(Path(folder), self.options.keep, fill=self.options.fill)

    def _read(self, file: int, batch: TableBatch, block: CleanBlock, written: Written) -> None:
        self.columns.check(block.every.columns)
        report = self.reports[file]
        report.rows_read += batch.cells.height + batch.rejects.height
        report.rejected += batch.rejects.height + block.rejects.height
        report.by_verdict.update(_counted(block.verdicts))
        report.by_reason.update(_counted(block.rejects["code"]) | _counted(batch.rejects["code"]))
        told = (Change(one.column, CONTROLS, one.count, one.samples) for one in batch.disarmed)
        self._changes(file, [*told, *block.changes])
        if self.outputs.rejects:
            written.rejects(self._rejects(file, batch, block))

    def _rejects(self, file: int, batch: TableBatch, block: CleanBlock) -> pl.DataFrame:
        own = block.rejected.rename(clear_of(REJECT_COLUMNS, block.rejected.columns))
        unread = batch.rejects.rename({"payload": "as_read"})
        rows = pl.concat([block.rejects.hstack(own.get_columns()), unread], how="diagonal")
        return rows.sort("line").with_columns(file=pl.lit(self.tables[file].name))

    def _changes(self, file: int, changes: Sequence[Change]) -> None:
        name = self.tables[file].name
        for change in changes:
            self.reports[file].changed[change.what] += change.count
            self.samples += [Sample(change.what, name, line, change.column, *cells) for line, *cells in change.samples]
        self.reports[file].changed = +self.reports[file].changed
        self.samples = list(few(self.samples))

    def _settle(self, settled: Settled, written: Written) -> None:
        report, kept, added = self.reports[settled.file], settled.kept, self.columns.added
        report.rows_kept += kept.height
        report.duplicates += settled.duplicates.height
        report.repaired += int((kept[added["verdict"]] == REPAIRED).sum())
        report.by_region.update(_counted(kept[added["region"]]))
        report.by_kind.update(_counted(kept[added["kind"]]))
        written.rows(kept)
        self.first += kept.select(pl.exclude("^\0.*$")).head(FIRST - len(self.first)).to_dicts()
        if self.outputs.duplicates:
            written.duplicates(self._duplicates(settled))

    def _duplicates(self, settled: Settled) -> pl.DataFrame:
        rows = settled.duplicates
        of_file = pl.Series([table.name for table in self.tables]).gather(rows["of_file"].cast(pl.UInt32))
        name = pl.lit(self.tables[settled.file].name)
        told = [name.alias("file"), rows[LINE].alias("line"), of_file.alias("of_file"), rows["of_line"]]
        own = rows.drop("of_file", "of_line")
        return own.rename(clear_of(DUPLICATE_COLUMNS, own.columns)).with_columns(told)

    def _tell(self, file: int, read: int) -> None:
        sizes = [table.table.size for table in self.tables]
        now = CleanReport(tuple(self.reports), {}, (), time.perf_counter() - self.began)
        state = CleanProgress(
            file=self.tables[file].name,
            rows=now.total("rows_read"),
            read=sum(sizes[:file]) + read,
            size=sum(sizes),
            seconds=now.seconds,
            kept=now.total("rows_kept"),
            duplicates=now.total("duplicates"),
            rejected=now.total("rejected"),
            repaired=now.total("repaired"),
            reasons=now.tally("by_reason"),
        )
        self.progress(state)


def _counted(values: pl.Series) -> dict[str, int]:
    """How often each value stands there, nulls left out."""
    return dict(values.drop_nulls().value_counts(name="count").iter_rows())
