"""A Parquet file to a table of texts."""

from __future__ import annotations

import io

import polars as pl

from dingterm.errors import IntakeError
from dingterm.intake.as_texts import as_texts
from dingterm.intake.dialect import unique_headers
from dingterm.intake.read_as import ReadAs
from dingterm.intake.reading import REJECTS
from dingterm.intake.table import Table

MAGIC = b"PAR1"


def read_parquet(data: bytes, name: str) -> Table:
    """The file's columns as text; its rows are counted from 1.

    Args:
        data: The whole file.
        name: Its name, for errors.

    Raises:
        IntakeError: It is damaged or has no rows.
    """
    try:
        frame = pl.read_parquet(io.BytesIO(data))
    except (pl.exceptions.PolarsError, OSError) as error:
        why = str(error).partition("\n")[0]
        raise IntakeError(f"{name} is a damaged Parquet file ({why}). Download or copy it again.") from error
    if not frame.height:
        raise IntakeError(f"{name} has columns but no rows. Export it again with the rows you want to bring in.")
    texts = as_texts(frame)
    texts.columns = list(unique_headers(texts.columns))
    cells = texts.with_columns(pl.when(pl.all().str.strip_chars() != "").then(pl.all()))
    lines = pl.int_range(1, cells.height + 1, dtype=pl.UInt32, eager=True).rename("line")
    return Table(lines, cells, pl.DataFrame(schema=REJECTS), ("Parquet",), ReadAs("parquet"))
