"""Tables to be cleaned: opened, planned, and run through block by block on two threads."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Sequence
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
AHEAD = 4
"""Blocks under way at a time: what bounds the memory."""

Cleaned = tuple[TableBatch, CleanBlock]


@dataclass(frozen=True)
class Opened:
    """A table ready to be cleaned.

    Attributes:
        columns: Those of its first block, cleaned; of a lone file none, for there the run itself tells soon enough.
        head: Its first block, where it need not be read a second time.
        fixes: What was corrected in its rows.
    """

    name: str
    table: TableFile
    plan: Plan
    columns: tuple[str, ...]
    head: TableBatch | None
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
        columns = () if alone else tuple(fixes.clean(batch.cells, plan).every.columns)
        return Opened(table.name, table, plan, columns, batch if alone else None, fixes)
    except DingtermError as error:
        return CleanedFile(table.name, error=error.sentence)


def cleaned_blocks(tables: Sequence[Opened]) -> Generator[tuple[int, Cleaned]]:
    """The blocks of all tables in order, each after the place of its table; a few are cleaned ahead."""

    def parsed(table: Opened, block: Block) -> Cleaned:
        return cleaned(table, table.table.parse(block))

    def cleaned(table: Opened, batch: TableBatch) -> Cleaned:
        return batch, table.fixes.clean(batch.cells, table.plan)

    under_way: deque[tuple[int, Future[Cleaned]]] = deque()
    with ThreadPoolExecutor(THREADS) as threads:
        try:
            for place, table in enumerate(tables):
                if table.head:
                    under_way.append((place, threads.submit(cleaned, table, table.head)))
                for block in islice(table.table.blocks(), 1 if table.head else 0, None):
                    under_way.append((place, threads.submit(parsed, table, block)))
                    if len(under_way) >= AHEAD:
                        yield _next(under_way)
            while under_way:
                yield _next(under_way)
        finally:
            threads.shutdown(cancel_futures=True)


def _next(under_way: deque[tuple[int, Future[Cleaned]]]) -> tuple[int, Cleaned]:
    place, cleaned = under_way.popleft()
    return place, cleaned.result()
