"""`dingterm clean`: files in, cleaned files out."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dingterm.cli.file_options import Columns, Delimiter, Encoding, Forget, HeaderLine, Quote
from dingterm.cli.output import Json, emit, say_folded, tell, verb
from dingterm.cli.progress import ProgressLine
from dingterm.errors import UsageError

if TYPE_CHECKING:
    from dingterm.desk.clean import CleanProgress

STYLES = ("e164", "international", "national", "rfc3966")
KEEPS = ("first", "last", "richest", "newest")
SPLITS = ("region", "kind")


@verb
def clean(
    files: Annotated[
        list[Path],
        typer.Argument(readable=False, help="Tables with phones or e-mail addresses, folders of such, or -."),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="Cleaned rows: .csv .tsv .xlsx .parquet .json .ndjson .vcf")],
    rejects: Annotated[Path | None, typer.Option(help="Rows left out, each with its reason.")] = None,
    duplicates: Annotated[Path | None, typer.Option(help="Rows that another row stands for.")] = None,
    region: Annotated[str, typer.Option(help="Region of numbers without a country, such as ES.")] = "",
    region_column: Annotated[str, typer.Option(help="Column with each row's country.")] = "",
    phone_column: Annotated[list[str] | None, typer.Option(help="Column with phones; may be repeated.")] = None,
    style: Annotated[str, typer.Option("--format", help=f"How phones are written: {', '.join(STYLES)}.")] = "e164",
    keep_only: Annotated[list[str] | None, typer.Option(help="region=ES,region=PT,kind=mobile …")] = None,
    split_by: Annotated[str, typer.Option(help="One file for each region or kind.")] = "",
    unique_by: Annotated[str, typer.Option(help="What makes rows the same: phone, email or columns, by comma.")] = "",
    keep: Annotated[str, typer.Option(help=f"Which of the same rows stands: {', '.join(KEEPS)}.")] = "first",
    fill: Annotated[bool, typer.Option("--fill", help="Fill its blank cells from the others.")] = False,
    keep_raw: Annotated[bool, typer.Option("--keep-raw", help="Keep phones as they came, in COLUMN_raw.")] = False,
    columns: Columns = None,
    forget: Forget = False,
    encoding: Encoding = "",
    delimiter: Delimiter = "",
    quote: Quote = "",
    header_line: HeaderLine = "",
    as_json: Json = False,
) -> None:
    """Write phones, e-mails and names evenly; find duplicates; say why a row is left out. No row is lost."""
    _one_of("--format", style, STYLES)
    _one_of("--keep", keep, KEEPS)
    _one_of("--split-by", split_by or SPLITS[0], SPLITS)
    stopping = Stopping()
    from dingterm.desk.clean import clean_files
    from dingterm.desk.clean_outputs import Outputs
    from dingterm.desk.clean_request import filters, listed, options
    from dingterm.desk.file_request import overrides
    from dingterm.desk.mappings import agents_memory

    asked = options(
        region=region, region_column=region_column, phone_columns=phone_column or (), style=style, keep=keep,
        unique_by=listed(unique_by), fill=fill, keep_only=filters(keep_only or ()), keep_raw=keep_raw,
    )  # fmt: skip
    said = overrides(
        columns=columns or (), encoding=encoding, delimiter=delimiter, quote=quote, header_line=header_line
    )
    outputs = Outputs(out, rejects, duplicates, split_by, stopping.too_late)
    line = ProgressLine()
    try:
        with agents_memory(needed=bool(said.columns), afresh=forget) as memory:
            report = clean_files(files, outputs, asked, partial(_show, line), said=said, memory=memory)
    except BaseException:  # an interrupt that meets polars inside a call comes out as an error of its own
        if not stopping.asked:
            raise
        tell("Cleaning: stopped; nothing was written.")
        raise typer.Exit(130) from None
    emit(report.as_dict()) if as_json else say_all(report.lines())
    for one in report.failed:
        tell(f"Cleaning: {one.error}")
    if report.failed:
        raise typer.Exit(1)


def _show(line: ProgressLine, state: CleanProgress) -> None:
    line.show(state.read / max(state.size, 1), state.rows, f"rejected {state.rejected:,}")


def say_all(lines: Iterable[str]) -> None:
    """Print lines of a report, the long ones folded to a terminal's width."""
    for line in lines:
        say_folded(line)


def _one_of(option: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise UsageError(f"{option} cannot be {value!r}. Known: {', '.join(known)}.")


class Stopping:
    """Ends the work as if interrupted, on Ctrl+C and on SIGTERM, so that no half-written file stays.

    Attributes:
        asked: Whether it was, in time.
    """

    def __init__(self) -> None:
        self.asked = False
        self._too_late = False
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, self)

    def __call__(self, *_: object) -> None:
        """Note it, and interrupt."""
        if self._too_late:
            return
        self.asked = True
        sys.unraisablehook = lambda _: None  # where the interrupt cannot be raised it is no news
        raise KeyboardInterrupt

    def too_late(self) -> None:
        """From now on the work is done, or as good as."""
        self._too_late = True
