"""One piece to a reading: what form of file it is, told by its first bytes, and which reader that form has."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dingterm.errors import IntakeError
from dingterm.intake.archives import Piece
from dingterm.intake.chat import Chat, is_chat, read_chat
from dingterm.intake.columns import IGNORED, Column
from dingterm.intake.decode import decode
from dingterm.intake.finish import finish
from dingterm.intake.free_text import SUFFIXES, free_text_table
from dingterm.intake.from_table import count_names, from_table, reading_of, roles
from dingterm.intake.grid import grid_table
from dingterm.intake.json_document import LINED
from dingterm.intake.json_file import read_json
from dingterm.intake.mapped import understood
from dingterm.intake.overrides import FOUND_OUT, Overrides
from dingterm.intake.parquet_file import MAGIC, read_parquet
from dingterm.intake.read_as import ReadAs
from dingterm.intake.reading import Reading
from dingterm.intake.sources import Source
from dingterm.intake.table import Table, read_table
from dingterm.intake.vcard import is_vcard, read_vcard
from dingterm.intake.workbook import is_sheets, read_workbook


@dataclass(frozen=True)
class How:
    """How pieces are to be read.

    Attributes:
        source: The source a user named, or None to recognise it.
        generic: Go by a table's headers alone.
        region: Of numbers without a calling code in running text, and of a chat's dates that leave day and month open.
        said: What a user knows better.
    """

    source: Source | None = None
    generic: bool = False
    region: str | None = None
    said: Overrides = FOUND_OUT


def read_piece(piece: Piece, how: How) -> Reading | Chat:
    """Read one file's bytes.

    Raises:
        IntakeError: They cannot be read as data; the sentence says why and what to do.
    """
    if has_magic(piece.data):
        return _of_table(table_of_bytes(piece, how.said), piece.name, how)
    reading = _from_text(piece, how)
    return replace(reading, notes=(*reading.notes, *piece.notes))


def has_magic(data: bytes) -> bool:
    """Whether the bytes are a workbook or Parquet."""
    return data.startswith(MAGIC) or is_sheets(data)


def table_of_bytes(piece: Piece, said: Overrides = FOUND_OUT) -> Table:
    """The table in a workbook or Parquet file.

    Raises:
        IntakeError: It is damaged, locked or empty.
    """
    if piece.data.startswith(MAGIC):
        return read_parquet(piece.data, piece.name)
    grid, notes = read_workbook(piece.data, piece.name)
    return grid_table(grid, piece.name, count_names, notes, said)


def _from_text(piece: Piece, how: How) -> Reading | Chat:
    decoded = decode(piece.data, piece.name, how.said.encoding)
    if not decoded.text.strip():
        raise IntakeError(f"{piece.name} is empty. Export it again.")
    if is_chat(decoded.text):
        return _of_chat(decoded.text, piece.name, decoded.encoding, how)
    if is_vcard(decoded.text):
        return _of_cards(decoded.text, piece.name, decoded.encoding, how)
    if is_json(decoded.text, piece.suffix):
        return _of_json(decoded.text, piece, decoded.encoding, how)
    try:
        table = read_table(decoded.text, piece.name, count_names, roles, how.said)
        return _of_table(table, piece.name, how, decoded.encoding)
    except IntakeError:
        running = free_text_table(decoded.text, how.region) if piece.suffix in SUFFIXES else None
        if running is None:
            raise
        return _of_table(running, piece.name, how, decoded.encoding)


def is_json(text: str, suffix: str) -> bool:
    """Whether a text is JSON; `[` may also open the first cell of a table, so there more has to agree."""
    start = text.lstrip()
    first = "".join(start[:100].split(None, 1))
    return suffix in (".json", *LINED) or start.startswith("{") or first[:2] in ("[{", "[]")


def _of_chat(text: str, name: str, encoding: str, how: How) -> Chat:
    if how.source:
        raise IntakeError(f"{name} is a chat, which {how.source.id} is not. Leave --source out to have it recognised.")
    return read_chat(text, name, encoding, how.region)


def _of_cards(text: str, name: str, encoding: str, how: How) -> Reading:
    if how.source:
        raise IntakeError(f"{name} holds contact cards, which {how.source.id} does not. Leave --source out.")
    return replace(read_vcard(text, name, encoding), read_as=ReadAs("cards", encoding))


def _of_json(text: str, piece: Piece, encoding: str, how: How) -> Reading:
    name = piece.name
    if how.source and how.source.format != "json":
        raise IntakeError(f"{name} is JSON, but {how.source.id} is a table. Leave --source out to have it recognised.")
    told = {path: Column(field, 1.0, "said") for path, field in how.said.columns.items()}
    found = read_json(text, name, how.source, piece.suffix, told)
    if isinstance(found, Table):
        return _of_table(found, name, how, encoding)
    said = f"{found.source.title}: {encoding}, JSON"
    columns = {path: told.get(path, Column(field, 1.0, "source")) for path, field in found.mapping.items()}
    columns |= {path: column for path, column in told.items() if column.field == IGNORED}
    rows = finish(found.fields, understood(columns, {}))
    reading = reading_of(name, found.source, rows, found.rejects, found.mapping, (said,))
    return replace(reading, columns=columns, read_as=ReadAs("json", encoding))


def _of_table(table: Table, name: str, how: How, encoding: str = "") -> Reading:
    if how.source and how.source.format != "csv":
        raise IntakeError(f"{name} is a table, but {how.source.id} is JSON. Leave --source out to have it recognised.")
    return from_table(table, name, how.source, generic=how.generic, encoding=encoding, said=how.said)
