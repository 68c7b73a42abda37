"""Tables to be cleaned: opened, planned, and run through block by block on two threads."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice

from dingterm.cleaning.table.clean import CleanBlock
from dingterm.cleaning.table.options import CleanOptions
from dingterm.cleaning.table.plan import Plan, planned
from dingterm.desk.clean_fixes import Fixes
from dingterm.desk.clean_report import CleanedFile
from dingterm.errors import DingtermError
from dingterm.intake.files import NamedFile
from dingterm.intake.overrides import FOUND_OUT, Overrides
from dingterm.intake.problem import IntakeProblem
from dingterm.intake.ragged import LINE
from dingterm.intake.sources import matching
from dingterm.intake.table_blocks import Block
from dingterm.intake.table_stream import TableBatch, TableFile, open_table

THREADS = 2
AHEAD = 3
"""Blocks under way at a time: what bounds the memory."""

LOOKED_AT = 2000
"""Rows of a lone file that tell its columns: one that has more further down is begun anew, as soon as one is met. With
several files that would come late, so all of each one's first block is looked at."""

Cleaned = tuple[TableBatch, CleanBlock]


@dataclass(frozen=True)
class Opened:
    """A table ready to be cleaned.

    Attributes:
        columns: Those of its first rows, cleaned.
        head: Its first block, where it need not be read a second time.
        cleaned: The head cleaned, where that was the way to know the columns.
        fixes: What was corrected in its rows.
    """

    name: str
    table: TableFile
    plan: Plan
    columns: tuple[str, ...]
    head: TableBatch | None
    cleaned: CleanBlock | None
    fixes: Fixes


def tables_of(files: Sequence[NamedFile | IntakeProblem], said: Overrides = FOUND_OUT) -> list[TableFile | CleanedFile]:
    """Open files; one that cannot be read gives a report that says so."""
    return [_table(file, said) for file in files]


def opened(
    tables: Sequence[TableFile | CleanedFile], options: CleanOptions, fixes: Fixes
) -> list[Opened | CleanedFile]:
    """Plan the cleaning of tables; one that cannot be cleaned gives a report that says so."""
    every = [header for table in tables if isinstance(table, TableFile) for header in table.headers]
    alone = len(tables) == 1  # the first blocks of many files would fill the memory
    return [
        table if isinstance(table, CleanedFile) else _opened(table, options, fixes, every, alone) for table in tables
    ]


def begun(opened: Opened) -> CleanedFile:
    """The report of a table of which no row is read yet."""
    table = opened.table
    columns = {header: column.as_dict() for header, column in table.columns.items()}
    return CleanedFile(opened.name, table.said, mapping=table.mapping, columns=columns, read_as=table.read_as.as_dict())


def _table(file: NamedFile | IntakeProblem, said: Overrides) -> TableFile | CleanedFile:
    if isinstance(file, IntakeProblem):
        return CleanedFile(file.file, error=file.sentence)
    try:
        return open_table(file.path, said, file.name)
    except DingtermError as error:
        return CleanedFile(file.name, error=error.sentence)


def _opened(
    table: TableFile, options: CleanOptions, fixes: Fixes, every: Sequence[str], alone: bool
) -> Opened | CleanedFile:
    try:
        batch = table.parse(next(table.blocks()))
        fields = {field: matching(patterns, table.headers) for field, patterns in table.source.columns.items()}
        people = table.source.kind == "customers" and not table.source.fold
        plan = planned(table.name, batch.cells.drop(LINE), fields, options, people=people, beside=every)
        short = batch.cells.height <= LOOKED_AT
        first = fixes.clean(batch.cells.head(LOOKED_AT) if alone and not short else batch.cells, plan)
        kept = (batch if alone else None, first if alone and short else None)
        return Opened(table.name, table, plan, tuple(first.rows.columns), *kept, fixes)
    except DingtermError as error:
        return CleanedFile(table.name, error=error.sentence)


def cleaned_blocks(opened: Opened) -> Iterator[Cleaned]:
    """A table's blocks in order, cleaned a few ahead."""

    def work(block: Block) -> Cleaned:
        return clean(opened.table.parse(block))

    def clean(batch: TableBatch) -> Cleaned:
        known = opened.cleaned if batch is opened.head else None
        return batch, known or opened.fixes.clean(batch.cells, opened.plan)

    under_way: deque[Future[Cleaned]] = deque()
    with ThreadPoolExecutor(THREADS) as threads:
        try:
            if opened.head:
                under_way.append(threads.submit(clean, opened.head))
            for block in islice(opened.table.blocks(), len(under_way), None):
                under_way.append(threads.submit(work, block))
                if len(under_way) >= AHEAD:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            threads.shutdown(cancel_futures=True)
