"""A table file's text to a frame of its cells, each row with its line, nothing lost on the way."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from dingterm.errors import IntakeError
from dingterm.intake.dialect import LOOKED_AT, Dialect, detect
from dingterm.intake.overrides import FOUND_OUT, Overrides
from dingterm.intake.quoting import reader
from dingterm.intake.ragged import LINE, Straightener, straight_rows
from dingterm.intake.read_as import A_TABLE, ReadAs
from dingterm.intake.reading import reject_frame
from dingterm.intake.records import Records, split_records
from dingterm.intake.table_blocks import LONGEST_RECORD, endless


@dataclass(frozen=True)
class Table:
    """A table file's cells.

    Attributes:
        line: The line each row starts at (1-based).
        cells: One text column per header; empty cells are null, the others as they came.
        rejects: Rows without content or of another width.
        notes: What was decided.
        read_as: The same, name by name.
    """

    line: pl.Series
    cells: pl.DataFrame
    rejects: pl.DataFrame
    notes: tuple[str, ...]
    read_as: ReadAs = A_TABLE


def read_table(
    text: str,
    name: str,
    knows: Callable[[Sequence[str]], int],
    roles: Callable[[Sequence[str]], Mapping[str, str]],
    said: Overrides = FOUND_OUT,
) -> Table:
    """Read a table file.

    Args:
        text: The file's text, lines ended by `\\n`.
        name: Its name, for errors.
        knows: How many of some cells are known names of columns (finds the header).
        roles: Header to field, of the headers whose meaning is known by name (finds slid cells).
        said: What a user knows better.

    Raises:
        IntakeError: There is no row below the header, or a line too long for a table.
    """
    if len(text) > LONGEST_RECORD and max(map(len, text.split("\n"))) > LONGEST_RECORD:
        raise IntakeError(endless(name))
    lines = pl.read_lines(io.BytesIO(text.encode()), name="text").with_row_index("line", offset=1)
    dialect = detect(lines["text"].head(LOOKED_AT).to_list(), knows, said, name)
    records = split_records(lines.slice(dialect.skip), dialect.separator, len(dialect.header), dialect.quote)
    if not (records.plain.height or records.odd or records.open_quotes):
        raise IntakeError(f"{name} has a header but no rows. Export it again with the rows you want to bring in.")
    return table_of(records, dialect, dict(roles(dialect.header)))


def table_of(records: Records, dialect: Dialect, roles: dict[str, str], sample: pl.DataFrame | None = None) -> Table:
    """Records below a header as a table.

    Args:
        records: The records.
        dialect: How they are written.
        roles: Header to field, of the headers known by name.
        sample: Rows that show what stands in which column; the records' own when left out.
    """
    full = plain_rows(records.plain, dialect)
    shown = full.drop(LINE) if sample is None else sample
    odd, ragged = straight_rows(records.odd, Straightener(dialect.header, shown, roles))
    rows = pl.concat([full, odd]).sort(LINE).with_columns(_or_null(header) for header in dialect.header)
    empty = rows.select(pl.all_horizontal(pl.col(dialect.header).is_null())).to_series()
    kept = rows.filter(~empty)
    rejects = pl.concat([ragged, _empty_rows(rows[LINE].filter(empty)), _open_quotes(records.open_quotes)]).sort("line")
    blank = (f"blank lines skipped: {records.blank}",) if records.blank else ()
    return Table(kept[LINE].rename("line"), kept.drop(LINE), rejects, (dialect.said, *blank), written(dialect))


def written(dialect: Dialect, encoding: str = "") -> ReadAs:
    """How a text file was read as a table."""
    return ReadAs("table", encoding, dialect.separator, dialect.quote, dialect.line)


def plain_rows(plain: pl.DataFrame, dialect: Dialect) -> pl.DataFrame:
    """The cells of `Records.plain`: `LINE` and the header's columns."""
    schema = dict.fromkeys(dialect.header, pl.String())
    if not plain.height:
        return pl.DataFrame(schema={LINE: pl.UInt32, **schema})
    body = plain["text"].str.join("\n").item().encode() + b"\n"
    try:
        cells = pl.read_csv(
            body, has_header=False, separator=dialect.separator, quote_char=dialect.quote or None, schema=schema
        )
    except pl.exceptions.ComputeError:
        cells = pl.DataFrame(schema=schema)
    if cells.height != plain.height:  # polars and RFC 4180 disagree about this file: Python's reader settles it
        rows = list(reader(plain["text"], dialect.separator, dialect.quote))
        cells = pl.DataFrame(rows, schema=schema, orient="row")
    return cells.insert_column(0, plain["line"].cast(pl.UInt32).rename(LINE))


def _or_null(header: str) -> pl.Expr:
    """A cell of nothing but spaces is empty."""
    column = pl.col(header)
    return pl.when(column.str.strip_chars() != "").then(column)


def _empty_rows(lines: pl.Series) -> pl.DataFrame:
    sentence = "Line {}: the row has separators but no content. Remove it."
    return reject_frame([(line, "", "empty_row", sentence.format(line), "{}") for line in lines])


def _open_quotes(found: Sequence[tuple[int, str]]) -> pl.DataFrame:
    sentence = "Line {}: a quote opens and never closes. Close it, or double it where it is part of the text."
    payload = [json.dumps([text], ensure_ascii=False) for _, text in found]
    return reject_frame(
        [(line, "", "open_quote", sentence.format(line), raw) for (line, _), raw in zip(found, payload, strict=True)]
    )
