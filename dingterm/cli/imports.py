"""`dingterm import`: bring a shop's exports into the desk."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dingterm.cli.file_options import Columns, Delimiter, Encoding, Forget, HeaderLine, Quote
from dingterm.cli.output import Json, emit, say, say_folded, tell, verb
from dingterm.cli.progress import ProgressLine
from dingterm.errors import UsageError

if TYPE_CHECKING:
    from dingterm.desk.import_report import FileReport, ImportReport

SHOWN = 20
"""Rejects printed of one file; `--json` and the database have them all."""


@verb
def import_(
    files: Annotated[
        list[Path], typer.Argument(readable=False, help="Exports: Shopify JSON or CSV, or any table with phones.")
    ],
    source: Annotated[str, typer.Option(help="What the files are, when it is not recognised.")] = "auto",
    region: Annotated[str, typer.Option(help="Region of numbers without a country, such as ES.")] = "",
    database: Annotated[Path | None, typer.Option(help="Another database file.")] = None,
    columns: Columns = None,
    forget: Forget = False,
    encoding: Encoding = "",
    delimiter: Delimiter = "",
    quote: Quote = "",
    header_line: HeaderLine = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, store nothing.")] = False,
    as_json: Json = False,
) -> None:
    """Bring files in; every row ends up kept, as a duplicate, or rejected with its reason."""
    from dingterm.desk.file_request import overrides
    from dingterm.desk.imports import import_files
    from dingterm.desk.session import open_session

    if region and not (len(region) == 2 and region.isalpha() and region.isascii()):
        raise UsageError(f"{region!r} is not a region. Write it with two letters, such as ES.")
    said = overrides(
        columns=columns or (), encoding=encoding, delimiter=delimiter, quote=quote, header_line=header_line
    )
    session = open_session(database)
    lines: dict[str, ProgressLine] = {}
    try:
        report = import_files(
            session, files, source=source, region=region.upper(), dry_run=dry_run, said=said, forget=forget,
            progress=partial(_tell, lines),
            settling=lambda: ProgressLine().say("Looking who is one person, and working out the queue …"),
        )  # fmt: skip
    finally:
        session.close()
    emit(report.as_dict()) if as_json else _show(report)
    if report.failed:
        for one in report.failed:
            tell(f"Import: {one.error}")
        raise typer.Exit(1)


def _tell(lines: dict[str, ProgressLine], file: str, done: int, total: int) -> None:
    lines.setdefault(file, ProgressLine()).show(done / total if total else 1.0, done)


def _show(report: ImportReport) -> None:
    for one in report.files:
        if not one.error:
            _show_file(one, "would be kept" if report.dry_run else "kept")
    if report.merged:
        say(f"{report.merged:,} customers merged as one person; undo: dingterm customer undo --run {report.merge_run}")
    if report.to_ask:
        pairs = "pair" if report.to_ask == 1 else "pairs"
        say(f"{report.to_ask:,} {pairs} of customers to ask about, who may be one person: m at the desk")
    say(f"files {len(report.files)}, {report.seconds:.1f} s")


def _show_file(one: FileReport, kept: str) -> None:
    from dingterm.desk.column_lines import column_lines

    say(f"{one.file}: {one.source}, {', '.join(one.notes)}" if one.notes else f"{one.file}: {one.source}")
    for line in column_lines(one.columns):
        say(f"  {line}")
    parts = f"{kept} {one.rows_kept:,} + duplicates {one.duplicates:,} + rejected {one.rejected:,}"
    say(f"  rows read {one.rows_read:,} = {parts}")
    stored = {"customers": one.customers, **one.documents}
    if one.customers:
        say("  " + ", ".join(f"{name} {count:,}" for name, count in stored.items()))
    if one.by_verdict:
        say_folded("  phones: " + ", ".join(f"{name} {count:,}" for name, count in one.by_verdict.items()))
    for reject in one.rejects[:SHOWN]:
        say_folded(f"  - {reject['sentence']}")
    if len(one.rejects) > SHOWN:
        say(f"  … and {len(one.rejects) - SHOWN:,} more rejects: see --json")
