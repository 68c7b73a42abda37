"""A table file of any size, with its own columns: read in blocks, each block parsed on its own.

Blocks come one after another; parsing one needs nothing but the block, so several may be parsed at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from dingterm.errors import IntakeError
from dingterm.intake.chat import is_chat
from dingterm.intake.columns import IGNORED, Column
from dingterm.intake.count import count
from dingterm.intake.decode import decode
from dingterm.intake.dialect import LOOKED_AT, Dialect, detect
from dingterm.intake.from_table import count_names, roles
from dingterm.intake.harmless import Disarmed, disarmed, suspicion
from dingterm.intake.mapped import mapped
from dingterm.intake.overrides import FOUND_OUT, Overrides
from dingterm.intake.ragged import LINE
from dingterm.intake.read_as import ReadAs
from dingterm.intake.reading import REJECTS
from dingterm.intake.records import split_records
from dingterm.intake.safe_columns import safe_frame
from dingterm.intake.sources import Source
from dingterm.intake.stand_in import ORIGIN, StandIn, stand_in
from dingterm.intake.table import plain_rows, table_of, written
from dingterm.intake.table_blocks import LONGEST_RECORD, Block, blocks, endless, head_of
from dingterm.safe_text import safe_text

HEAD = 1 << 20
"""Bytes looked at first; where not one record ends in them, as many as the longest may have."""

SAMPLE_ROWS = 2000
"""Lines from which it is learnt what stands in which column."""

_NO_BREAK_SPACE = "\xa0"
"""The first sign beyond ASCII that is a space."""


@dataclass(frozen=True)
class TableBatch:
    """Some rows of a table.

    Attributes:
        cells: `LINE`, then the user's columns as harmless text; empty cells are null.
        rejects: Rows that are none, columns `REJECTS`.
        read: Bytes of the file read so far.
        disarmed: What had to change for that.
    """

    cells: pl.DataFrame
    rejects: pl.DataFrame
    read: int
    disarmed: tuple[Disarmed, ...] = ()


@dataclass(frozen=True)
class TableFile:
    """A table file, opened: what it is, without its rows.

    Attributes:
        name: The file's name, without its folder.
        size: Bytes.
        headers: Its columns, in order.
        source: What fills which field.
        columns: What its columns were taken for.
        said: What was decided, for the user.
        read_as: The same, name by name.
        codec: How its bytes are decoded.
        dialect: How its cells are parted.
        sample: Its first rows that fit the header, for the judgement on those that do not.
        copy: The plain table that stands for a file of another form; `path` and `size` are its own then.
    """

    path: Path
    name: str
    size: int
    headers: tuple[str, ...]
    source: Source
    columns: dict[str, Column]
    said: str
    read_as: ReadAs
    codec: str
    dialect: Dialect
    sample: pl.DataFrame | None = None
    copy: StandIn | None = None

    @property
    def mapping(self) -> dict[str, str]:
        """Header to the field it fills."""
        return {header: column.field for header, column in self.columns.items() if column.field != IGNORED}

    def blocks(self) -> Iterator[Block]:
        """The file's blocks, in order."""
        return blocks(self.path, self.codec, quote=self.dialect.quote)

    def parse(self, block: Block) -> TableBatch:
        """The rows of a block; safe to call from several threads."""
        batch, data = self._parsed(block)
        if self.copy:
            batch = _renumbered(batch, self.copy, first=block.line == 1)
        cells, changed = disarmed(batch.cells, suspicion(data))
        rejects = safe_frame(batch.rejects) if batch.rejects.height else batch.rejects
        return replace(batch, cells=cells, rejects=rejects, disarmed=changed)

    def _parsed(self, block: Block) -> tuple[TableBatch, bytes]:
        """The rows, and the bytes of their text."""
        data, skipped = _without_head(block, self.dialect)
        quick = _quick(data, block.lines - skipped, self.dialect)
        if quick is None:
            return self._carefully(data, block.line + skipped, block.read)
        numbered = quick.insert_column(0, _lines(block.line + skipped, quick.height))
        return TableBatch(numbered, pl.DataFrame(schema=REJECTS), block.read), data

    def _carefully(self, data: bytes, line: int, read: int) -> tuple[TableBatch, bytes]:
        text = decode(data, self.name).text if data.strip() else ""
        split = text.removesuffix("\n").split("\n")
        texts = pl.DataFrame({"text": split}, schema={"text": pl.String}).with_row_index("line", offset=line)
        records = split_records(texts, self.dialect.separator, len(self.dialect.header), self.dialect.quote)
        table = table_of(records, self.dialect, roles(self.headers), self.sample)
        return TableBatch(table.cells.insert_column(0, table.line.rename(LINE)), table.rejects, read), text.encode()


def open_table(path: Path, said: Overrides = FOUND_OUT, name: str = "") -> TableFile:
    """Look at a table file's beginning.

    Args:
        path: The file, or `-` for standard input.
        said: What a user knows better.
        name: What it is called; its own name when empty.

    Raises:
        IntakeError: It cannot be read as a table.
    """
    copy = stand_in(path, said)
    return _opened(path if copy is None else copy.path, name or safe_text(path.name), copy, said)


def _opened(path: Path, name: str, copy: StandIn | None, said: Overrides, looked_at: int = HEAD) -> TableFile:
    own = copy.dialect if copy else None
    text, encoding, codec = head_of(path, name, looked_at, "" if own else said.encoding)
    if is_chat(text):
        raise IntakeError(f"{name} is not a table but a chat. Bring it in with `dingterm import`.")
    dialect = own or detect(text.split("\n", LOOKED_AT)[:LOOKED_AT], count_names, said, name)
    decided = own.said if own else f"{encoding}, {dialect.said}"
    read_as = copy.read_as if copy and own else written(dialect, encoding)
    headers = tuple(header for header in dialect.header if header != ORIGIN)
    size = path.stat().st_size
    bare = TableFile(path, name, size, headers, _nothing(), {}, decided, read_as, codec, dialect, copy=copy)
    first = bare.parse(Block(text.encode(), 1, text.count("\n") + (text[-1] != "\n"), 0))
    if not first.cells.height and not first.rejects.height:
        if size <= looked_at:
            raise IntakeError(f"{name} has a header but no rows. Export it again with the rows you want to clean.")
        if looked_at >= LONGEST_RECORD:
            raise IntakeError(endless(name))
        return _opened(path, name, copy, said, LONGEST_RECORD)
    source, columns = mapped(first.cells.drop(LINE), said)
    told = f"{source.title}: {decided}"
    return replace(bare, source=source, columns=columns, said=told, sample=_straight(text, dialect))


def _renumbered(batch: TableBatch, copy: StandIn, *, first: bool) -> TableBatch:
    """Rows of a copy under the lines of the file it stands for; what the file lost on the way comes first."""
    cells, rejects = batch.cells, batch.rejects
    if copy.dialect:
        cells = cells.with_columns(pl.col(ORIGIN).cast(pl.UInt32).alias(LINE)).drop(ORIGIN)
    if first and copy.rejects is not None:
        rejects = pl.concat([copy.rejects, rejects])
    return replace(batch, cells=cells, rejects=rejects)


def _straight(text: str, dialect: Dialect) -> pl.DataFrame:
    """Rows of the beginning that are as wide as the header."""
    lines = pl.DataFrame({"text": text.split("\n")[dialect.skip :]}, schema={"text": pl.String}).with_row_index("line")
    records = split_records(lines.head(SAMPLE_ROWS), dialect.separator, len(dialect.header), dialect.quote)
    return plain_rows(records.plain, dialect).drop(LINE)


def _nothing() -> Source:
    return Source(id="", title="", kind="customers", format="csv", columns={})


def _lines(begin: int, height: int) -> pl.Series:
    return pl.int_range(begin, begin + height, dtype=pl.UInt32, eager=True).rename(LINE)


def _without_head(block: Block, dialect: Dialect) -> tuple[bytes, int]:
    """The block's bytes below the header, and the lines left out."""
    skip = dialect.skip if block.line == 1 else 0
    begin = 0
    for _ in range(skip):
        begin = block.data.find(b"\n", begin) + 1 or len(block.data)
    return block.data[begin:] if begin else block.data, skip


def _quick(data: bytes, lines: int, dialect: Dialect) -> pl.DataFrame | None:
    """The cells of records that are one line and one width each, or None where one may not be.

    A row that is too short has no last cell; whether such a row is short or only ends with an empty cell, the number
    of separators tells.
    """
    schema = dict.fromkeys(dialect.header, pl.String())
    try:
        cells = pl.read_csv(
            data, has_header=False, separator=dialect.separator, quote_char=dialect.quote or None, schema=schema
        )
    except pl.exceptions.PolarsError:
        return None
    if cells.height != lines or not lines or (cells.to_series(-1).null_count() and _is_ragged(data, cells, dialect)):
        return None
    cells = pl.DataFrame([_or_null(column) for column in cells.get_columns()])
    return None if _has_blank_row(cells) else cells


def _has_blank_row(cells: pl.DataFrame) -> bool:
    if not all(column.null_count() for column in cells.get_columns()):
        return False
    return bool(cells.select(pl.all_horizontal(pl.all().is_null()).any()).item())


def _is_ragged(data: bytes, cells: pl.DataFrame, dialect: Dialect) -> bool:
    sign = dialect.separator
    inside = 0
    if dialect.quote and dialect.quote.encode() in data:
        inside = int(cells.select(pl.sum_horizontal(pl.all().str.count_matches(sign, literal=True).sum())).item())
    return count(data, sign.encode()) != (len(dialect.header) - 1) * cells.height + inside


def _or_null(column: pl.Series) -> pl.Series:
    """A cell of nothing but spaces is empty; what begins with a space comes before `!` in order."""
    odd = (column < "!") | (column >= _NO_BREAK_SPACE)
    if not odd.any():
        return column
    rows = odd.arg_true()
    empty = rows.filter(column.gather(rows).str.strip_chars() == "")
    return column.clone().scatter(empty, None) if len(empty) else column
