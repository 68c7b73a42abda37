"""Bring files into the store: read, clean, keep, and account for every row. Loads polars."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection

import polars as pl

from dingterm import clock
from dingterm.cleaning import Cleaned, clean_records
from dingterm.desk import merging, people, planning, resolving, searchable
from dingterm.desk.chats import import_chat
from dingterm.desk.file_request import check_columns
from dingterm.desk.import_report import COUNTS, FileReport, ImportReport
from dingterm.desk.mappings import Memory
from dingterm.desk.records import Batch, lines
from dingterm.desk.session import Session
from dingterm.desk.storing import Meter, Progress, store_records
from dingterm.intake import Chat, IntakeProblem, Reading, read_files
from dingterm.intake.overrides import FOUND_OUT, Overrides
from dingterm.store import bulk, events, homes, imports

Reads = Reading | Chat | IntakeProblem


def import_files(
    session: Session,
    files: Sequence[Path],
    *,
    source: str = "auto",
    region: str = "",
    dry_run: bool = False,
    said: Overrides = FOUND_OUT,
    forget: bool = False,
    progress: Progress = lambda file, done, total: None,
    settling: Callable[[], None] = lambda: None,
) -> ImportReport:
    """Import files one after another; one that cannot be read is reported, and the others go on.

    Args:
        session: The desk.
        files: Exports of a shop, or any file with phones or e-mail addresses; archives, folders, `-`.
        source: Id of the source, or `auto` to recognise it.
        region: ISO 3166 alpha-2 region of numbers without a country; the settings' when empty.
        dry_run: Say what would happen and store nothing.
        said: What a user knows better of the files; what is said of columns is remembered.
        forget: Go by what is found out, not by what was said of such columns before.
        progress: Called after each batch.
        settling: Called when all is stored, before customers are recognised and put into the queue.

    Raises:
        UsageError: A column that something was said of is in no file.
    """
    began = time.perf_counter()
    home = region or session.settings.region
    memory = Memory(session.store, session.agent, afresh=forget, keeps=not dry_run)
    known = replace(said, recall=memory.recall)
    found = _checked(read_files(files, source=source, region=home or None, said=known), said)
    before = searchable.last_record(session)
    reports = [_reported(session, one, home, dry_run, progress) for one in _learned(found, memory)]
    report = ImportReport(tuple(reports), dry_run, 0.0)
    if not dry_run and any(one.rows_read for one in reports):  # one killed before this has nothing new the next time
        settling()
        _settle(session, before, report)
    report.seconds = time.perf_counter() - began
    return report


def _checked(found: Iterable[Reads], said: Overrides) -> Iterable[Reads]:
    """What was read; all of it at once where columns were named, for a wrong name stops everything before it begins."""
    if not said.columns:
        return found
    every = list(found)
    check_columns(said.columns, (name for one in every for name in _names(one)))
    return every


def _names(found: Reads) -> Iterable[str]:
    """What the columns of a file are called, or the paths of its records."""
    if isinstance(found, Reading):
        return found.headers or found.columns
    return found.headers if isinstance(found, IntakeProblem) else ()


def _learned(found: Iterable[Reads], memory: Memory) -> Iterator[Reads]:
    for one in found:
        yield one
        if isinstance(one, Reading):
            memory.learn(one.headers, one.columns)


def _settle(session: Session, before: int, report: ImportReport) -> None:
    """What follows from new records: customers found by their words, recognised as one person, put into the queue."""
    found = resolving.resolve(session, before)
    report.merged, report.to_ask, report.merge_run = found.merged, found.asked, found.run
    planning.replan_all(session)


def _reported(session: Session, reading: Reads, region: str, dry_run: bool, progress: Progress) -> FileReport:
    if isinstance(reading, IntakeProblem):
        return FileReport(reading.file, error=reading.sentence)
    if isinstance(reading, Chat):
        return import_chat(session, reading, region, dry_run=dry_run)
    cleaned = clean_records(reading.rows, reading.kind, region or None)
    report = _counted(reading, cleaned)
    if dry_run:
        known = _known(session, reading.source, cleaned.rows)
        report.duplicates += known
        report.rows_kept -= known
    else:
        _store(session, reading, cleaned, report, region, progress)
    return report


def _counted(reading: Reading, cleaned: Cleaned) -> FileReport:
    rejects = pl.concat([reading.rejects, cleaned.rejects], how="diagonal").sort("line")
    return FileReport(
        file=reading.file,
        source=reading.source,
        kind=reading.kind,
        rows_read=reading.rows_read,
        rows_kept=lines(cleaned.rows),
        duplicates=lines(cleaned.duplicates),
        rejected=reading.rejects.height + lines(cleaned.rejects),
        repaired=cleaned.repaired,
        by_verdict=dict(cleaned.verdicts),
        by_region=dict(cleaned.by_region),
        rejects=rejects.select("line", "column", "code", "sentence").to_dicts(),
        mapping=dict(reading.mapping),
        columns={header: column.as_dict() for header, column in reading.columns.items()},
        read_as=reading.read_as.as_dict(),
        notes=list(reading.notes),
    )


def _known(session: Session, source: str, rows: pl.DataFrame) -> int:
    with session.store.reading() as db:
        known = imports.known_hashes(db, source, rows["hash"])
    return lines(rows.filter(pl.col("hash").is_in(known)))


def _store(
    session: Session,
    reading: Reading,
    cleaned: Cleaned,
    report: FileReport,
    region: str,
    progress: Progress,
) -> None:
    """Keep the records; a run of this very file that was stopped goes on, and reports as if it never had been."""
    with session.store.writing() as db:
        run_id = _opened(session, db, reading, cleaned, region)
    batch = Batch(run_id, reading.source, reading.kind, clock.now_ts())
    rows = cleaned.rows.with_columns(people.zones(cleaned.rows))
    with session.store.reading() as db, bulk.roomy(db):
        store_records(session, rows, batch, report, Meter(report.file, report.rows_read, progress))
    with session.store.writing() as db:
        merging.regroup(db, homes.adopt(db, run_id))
        counts = {name: getattr(report, name) for name in COUNTS}
        imports.finish(db, run_id, counts, clock.now_ts())
        events.log(db, clock.now_ts(), session.agent, "import", file=report.file, **counts)


def _opened(session: Session, db: Connection, reading: Reading, cleaned: Cleaned, region: str) -> int:
    """The run to store under: the one that was stopped, or a new one with its rejects."""
    digest = hashlib.sha256("".join(reading.rows["hash"]).encode()).hexdigest()
    stopped = imports.unfinished(db, reading.source, digest, region)
    if stopped is not None:
        return stopped
    mapping = json.dumps(dict(reading.mapping), ensure_ascii=False)
    values = (reading.file, digest, reading.source, reading.kind, region, mapping, 0, "{}", session.agent)
    run_id = imports.start(db, (*values, clock.now_ts()))
    imports.add_rejects(db, _rejects(run_id, reading, cleaned))
    return run_id


def _rejects(run_id: int, reading: Reading, cleaned: Cleaned) -> list[tuple[object, ...]]:
    read = reading.rejects.with_columns(lines=pl.lit(1, pl.UInt32))
    every = pl.concat([read, cleaned.rejects], how="diagonal").sort("line")
    return every.select(
        pl.lit(run_id).alias("run"), "line", "lines", pl.col("column").fill_null(""), "code", "sentence", "payload"
    ).rows()
