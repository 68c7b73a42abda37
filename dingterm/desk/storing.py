"""Store a file's records: planned many at a time, written a thousand at a time. Loads polars.

Nobody is locked out meanwhile. A plan takes ids and knows customers; when somebody else has added or joined customers
since it was made, it is made again, for fewer records until they are quiet.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import polars as pl

from dingterm.desk.import_report import FileReport, added
from dingterm.desk.records import Batch, Plan, plan, write
from dingterm.desk.session import Session
from dingterm.store import imports
from dingterm.store.imports import State

CHUNK = 50_000
"""Records planned together: a plan costs some 20 ms however small it is."""

BATCH = 1000
"""Records stored in one transaction: short enough that an agent's own write never waits long."""

EVERY = 0.1
"""Seconds between two reports of progress."""

Progress = Callable[[str, int, int], None]
"""Told a file's name, its records stored so far, and how many it has."""


class Meter:
    """Passes progress on, ten times a second at most, and always the end."""

    def __init__(self, file: str, total: int, progress: Progress) -> None:
        self._file, self._total, self._progress = file, total, progress
        self._due = 0.0

    def show(self, done: int) -> None:
        """Say how many rows are done."""
        if (now := time.monotonic()) >= self._due or done >= self._total:
            self._due = now + EVERY
            self._progress(self._file, min(done, self._total), self._total)


def store_records(session: Session, rows: pl.DataFrame, batch: Batch, report: FileReport, meter: Meter) -> None:
    """Store records; stopped at any moment, what is stored stays, and the same run goes on from there.

    Args:
        session: The desk.
        rows: Columns of `cleaning.clean_records`, and `zones`.
        batch: The run, opened already.
        report: Its kept rows, duplicates, customers and documents are set.
        meter: Told after each transaction.
    """
    report.rows_kept = 0
    touched: set[int] = set()
    done, size = 0, CHUNK
    while done < rows.height:
        part = rows.slice(done, size)
        with session.store.reading() as db:
            state = imports.state(db)
            made = plan(db, part, batch)
        before = report.rows_kept + report.duplicates + made.rows + made.known - made.owned.height
        if not _written(session, made, state, meter, before):
            size = BATCH
            continue
        report.rows_kept += made.rows
        report.duplicates += made.known
        report.documents = added((report.documents, made.documents))
        touched |= made.customers
        done += part.height
        size = min(size * 2, CHUNK)
        meter.show(report.rows_kept + report.duplicates)
    report.customers = len(touched)


def _written(session: Session, made: Plan, state: State, meter: Meter, before: int) -> bool:
    """Write a plan; false when somebody changed what it rests on before its end."""
    for begin in range(0, made.owned.height, BATCH):
        end = min(begin + BATCH, made.owned.height)
        with session.store.writing() as db:
            if imports.state(db) != state:
                return False
            write(db, made, begin, end)
            imports.checkpoint(db, made.batch.run_id, before + end)
            state = imports.state(db)
        meter.show(before + end)
    return True
