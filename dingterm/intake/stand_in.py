"""A file of another form (workbook, JSON, Parquet, contact cards, compressed) written out as a plain table.

So that what reads tables of any size block by block reads these as well. The copy lies in a folder of its own, which
goes when nobody needs it any more.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from dingterm.errors import IntakeError
from dingterm.intake.archives import Piece, is_packed, unpacked
from dingterm.intake.as_texts import BETWEEN
from dingterm.intake.decode import decode
from dingterm.intake.dialect import Dialect
from dingterm.intake.files import STDIN, STDIN_NAME
from dingterm.intake.forms import has_magic, is_json, table_of_bytes
from dingterm.intake.json_file import read_flat_json
from dingterm.intake.overrides import FOUND_OUT, Overrides
from dingterm.intake.pieces import content
from dingterm.intake.problem import IntakeProblem
from dingterm.intake.read_as import A_TABLE, ReadAs
from dingterm.intake.reading import Reading, reject_frame
from dingterm.intake.table import Table
from dingterm.intake.table_blocks import opened
from dingterm.intake.vcard import is_vcard, read_vcard
from dingterm.safe_text import safe_text

ORIGIN = "\0origin"
"""The column of a copy that holds each row's line in the file it stands for."""

_LOOKED_AT = 4096
_CARD = (
    "given_name", "family_name", "language", "country", "city", "address", "address2", "postcode", "birth_date",
    "tags", "note",
)  # fmt: skip


@dataclass(frozen=True)
class StandIn:
    """A plain table that stands for a file of another form.

    Attributes:
        path: The copy.
        folder: What the copy lies in.
        said: What was decided.
        dialect: How the copy is written, `ORIGIN` its first column; None when the file was only compressed.
        rejects: Rows of the file that are none, columns `REJECTS`.
        read_as: How the file was read, where it is no plain table.
    """

    path: Path
    folder: tempfile.TemporaryDirectory[str]
    said: str = ""
    dialect: Dialect | None = None
    rejects: pl.DataFrame | None = None
    read_as: ReadAs = A_TABLE


def stand_in(path: Path, said: Overrides = FOUND_OUT) -> StandIn | None:
    """A plain table for a file or standard input, or None where the file is plain text itself.

    Raises:
        IntakeError: It cannot be read, or is an archive of several files.
    """
    if path == STDIN:
        return _of(_only(Piece(STDIN_NAME, content(STDIN))), said)
    with opened(path) as file:
        head = file.read(_LOOKED_AT)
    if not (is_packed(head) or has_magic(head) or _is_other_text(head, path.suffix)):
        return None
    return _of(_only(Piece(safe_text(path.name), content(path))), said)


def _only(packed: Piece) -> Piece:
    """The one file that an archive holds, or what is no archive."""
    members = list(unpacked(packed))
    if len(members) > 1:
        raise IntakeError(f"{packed.name} holds {len(members)} files. Unpack it and name the ones you mean.")
    (piece,) = members
    if isinstance(piece, IntakeProblem):
        raise IntakeError(piece.sentence)
    return piece


def _is_other_text(head: bytes, suffix: str) -> bool:
    text = head.decode("utf-8", "replace").removeprefix("\ufeff")
    return is_vcard(text) or is_json(text, suffix.casefold())


def _of(piece: Piece, said: Overrides) -> StandIn:
    if has_magic(piece.data):
        return _written(table_of_bytes(piece, said))
    if not _is_other_text(piece.data[:_LOOKED_AT], piece.suffix):
        folder, copy = _place()
        copy.write_bytes(piece.data)
        return StandIn(copy, folder)
    text = decode(piece.data, piece.name, said.encoding)
    if is_vcard(text.text):
        cards = _of_cards(read_vcard(text.text, piece.name, text.encoding))
        return _written(replace(cards, read_as=ReadAs("cards", text.encoding)))
    table = read_flat_json(text.text, piece.name, piece.suffix)
    return _written(replace(table, read_as=ReadAs("json", text.encoding)))


def _of_cards(reading: Reading) -> Table:
    """Cards as a table: phones in one cell, for cleaning parts them; e-mail addresses in columns of their own."""
    rows = reading.rows
    phones = pl.col("phones").list.join(BETWEEN)
    most = max(1, rows.select(pl.col("emails").list.len().max()).item() or 0)
    addresses = [
        pl.col("emails").list.get(place, null_on_oob=True).alias(f"email_{place + 1}" if place else "email")
        for place in range(most)
    ]
    cells = rows.select("name", pl.when(phones != "").then(phones).alias("phone"), *addresses, *_CARD)
    used = cells.select(column for column in cells.get_columns() if column.null_count() < cells.height)
    return Table(rows["line"], used, reading.rejects, reading.notes)


def _place() -> tuple[tempfile.TemporaryDirectory[str], Path]:
    folder = tempfile.TemporaryDirectory(prefix="dingterm-")
    return folder, Path(folder.name) / "table.csv"


def _written(table: Table) -> StandIn:
    """The table as CSV, one row a record; rows without content would vanish there and are told apart before."""
    bare = table.cells.select(pl.all_horizontal(pl.all().is_null())).to_series()
    empty = [
        (line, "", "empty_row", f"Line {line}: the row has no content. Remove it.", json.dumps({}))
        for line in table.line.filter(bare)
    ]
    folder, copy = _place()
    with copy.open("wb") as file:
        file.write(b"copy\n")  # in the header's place, which a table of a sheet may not fill with words
        rows = table.cells.insert_column(0, table.line.rename(ORIGIN)).filter(~bare)
        rows.write_csv(file, include_header=False, quote_style="necessary")
    dialect = Dialect(",", tuple(rows.columns), 1, ", ".join(table.notes))
    rejects = pl.concat([table.rejects, reject_frame(empty)]).sort("line")
    return StandIn(copy, folder, dialect.said, dialect, rejects, table.read_as)
