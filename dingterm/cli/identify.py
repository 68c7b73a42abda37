"""`dingterm identify`: which rows of any files are one person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dingterm.cli.output import Json, emit, say, verb
from dingterm.errors import UsageError

if TYPE_CHECKING:
    from dingterm.desk.identify import IdentifyReport


@verb
def identify(
    files: Annotated[
        list[Path], typer.Argument(readable=False, help="Tables of any systems, with names, phones, addresses …")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="The same rows with `customer` and `certainty`.")],
    columns: Annotated[list[str] | None, typer.Option("--map", help="COLUMN=field; may be repeated.")] = None,
    pairs: Annotated[Path | None, typer.Option(help="Scored pairs, each with its reason.")] = None,
    as_json: Json = False,
) -> None:
    """Give every row the customer it is of and how certain that is. No row is lost, nothing is stored."""
    said = _said(columns or ())
    from dingterm.desk.identify import identify_files

    report = identify_files(files, out, said, pairs)
    emit(report.as_dict()) if as_json else _show(report)


def _said(texts: Sequence[str]) -> dict[str, str]:
    found = {}
    for text in texts:
        column, sign, field = text.rpartition("=")
        if not sign or not column or not field:
            raise UsageError(f"--map cannot be {text!r}. Write it as COLUMN=field, for example --map Tel=phone.")
        found[column] = field.strip()
    return found


def _show(report: IdentifyReport) -> None:
    for file, fields in report.fields.items():
        say(f"{file}: " + (", ".join(f"{column} → {field}" for column, field in fields.items()) or "no known column"))
    say(f"read {report.rows_read:,}, written {report.rows_written:,}, rejected {report.rejected:,}")
    say(
        f"customers {report.customers:,}; {report.merged:,} rows joined an earlier one; {report.asked:,} pairs to check"
    )
    say(f"{report.seconds:.1f} s")
