"""Running text (a note, a mail, a pasted list) to rows: one for each number in it, beside the line it stood in."""

from __future__ import annotations

import json

import polars as pl

from dingterm.intake.read_as import ReadAs
from dingterm.intake.reading import REJECTS
from dingterm.intake.table import Table
from dingterm.numbers import extract_numbers

SUFFIXES = (".txt", ".text", ".md", ".log", "")
"""Endings of names under which running text is expected; a table of another name without phones is a mistake."""

NUMBER, TEXT = "phone", "note"


def free_text_table(text: str, region: str | None) -> Table | None:
    """The numbers of a text, one a row, or None when it holds none.

    Args:
        text: The whole text.
        region: ISO 3166 alpha-2 region of numbers without a calling code; None for those with one only.

    Returns:
        A table with the columns `phone` and `note` (the line it stood in); lines with no number are rejects.
    """
    lines = pl.DataFrame({"text": text.split("\n")}, schema={"text": pl.String}).with_row_index("row")
    found = extract_numbers(lines["text"], region)
    if not found.height:
        return None
    beside = lines["text"].gather(found["row"]).str.strip_chars()
    cells = pl.DataFrame({NUMBER: found["text"], TEXT: beside})
    bare = lines.filter((pl.col("text").str.strip_chars() != "") & ~pl.col("row").is_in(found["row"].implode()))
    notes = (f"running text, {found.height} numbers in {found['row'].n_unique()} lines",)
    return Table((found["row"] + 1).rename("line"), cells, _rejects(bare), notes, ReadAs("text"))


def _rejects(bare: pl.DataFrame) -> pl.DataFrame:
    sentence = pl.format("Line {}: no number was found here. Write it with its calling code, such as +34.", "line")
    payloads = [json.dumps({TEXT: text}, ensure_ascii=False) for text in bare["text"]]
    found = {"line": bare["row"] + 1, "payload": payloads, "column": "", "code": "no_number"}
    rejects = pl.DataFrame(found).with_columns(sentence=sentence)
    return rejects.select(pl.col(name).cast(dtype) for name, dtype in REJECTS.items())
