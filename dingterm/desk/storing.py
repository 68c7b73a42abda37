"""Store a file's records: planned many at a time, written a few thousand at a time. Loads polars.

Nobody is locked out meanwhile. A plan takes ids and knows customers; when somebody else has added or joined customers
since it was made, it is made again, for fewer records until they are quiet.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence

import polars as pl

from dingterm.desk import trading
from dingterm.desk.blocks import BATCH, Block, blocks
from dingterm.desk.import_report import FileReport, added
from dingterm.desk.records import Batch, Plan, plan
from dingterm.desk.session import Session
from dingterm.store import customers, imports
from dingterm.store.imports import State

CHUNK = 50_000
"""Records planned together: a plan costs some 20 ms however small it is."""

LONGEST = 0.08
"""Seconds a transaction may take, with room for its commit: an agent's own write waits no longer than that."""

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


def keep(db: sqlite3.Connection, rows: pl.DataFrame, batch: Batch) -> None:
    """Store records (columns of `cleaning.clean_records`, and `zones`) inside the caller's transaction."""
    for ready in blocks(plan(db, rows, batch), rows.height):
        for block in ready:
            _write(db, block, batch)


def _written(session: Session, made: Plan, state: State, meter: Meter, done: int) -> bool:
    """Write a plan; false when somebody changed what it rests on before its end."""
    for ready in blocks(made):
        while ready:
            with session.store.writing() as db:
                if imports.state(db) != state:
                    return False
                written = _as_many_as_fit(db, ready, made.batch)
                done += sum(block.owned.height for block in ready[:written])
                imports.checkpoint(db, made.batch.run_id, done)
                state = imports.state(db)
            ready = ready[written:]
            meter.show(done)
    return True


def _as_many_as_fit(db: sqlite3.Connection, ready: Sequence[Block], batch: Batch) -> int:
    """Write as many blocks as a transaction has time for, one at the least; says how many."""
    began = time.monotonic()
    for number, block in enumerate(ready, 1):
        _write(db, block, batch)
        if (time.monotonic() - began) * (number + 1) / number > LONGEST:
            return number
    return len(ready)


def _write(db: sqlite3.Connection, block: Block, batch: Batch) -> None:
    customers.add(db, block.added)
    customers.fill_blanks(db, block.filled)
    imports.add_records(db, block.records)
    customers.add_identifiers(db, block.noted)
    customers.identify(db, block.seen)
    trading.keep(db, block.owned, batch.kind, batch.platform)
