"""A table read in blocks of any size has the cells, lines and rejects it has when read at once."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.errors import IntakeError
from dingterm.intake import table_blocks
from dingterm.intake.headers import count_known, fields_by_name
from dingterm.intake.overrides import FOUND_OUT, Overrides
from dingterm.intake.ragged import LINE
from dingterm.intake.table import read_table
from dingterm.intake.table_stream import open_table

CELL = st.sampled_from(["+34612345678", "Ana", "", 'the "x"', "two\nlines", "a,b", "it's", "  ", "Zoë", "\xa0"])
ROW = st.lists(CELL, min_size=2, max_size=4)


def in_blocks(path: Path, size: int, said: Overrides = FOUND_OUT) -> tuple[pl.DataFrame, pl.DataFrame, list[int]]:
    """Cells, rejects and the bytes read after each block."""
    table = open_table(path, said)
    batches = [table.parse(block) for block in table_blocks.blocks(path, table.codec, size, said.quote)]
    return (
        pl.concat([one.cells for one in batches]),
        pl.concat([one.rejects for one in batches]),
        [one.read for one in batches],
    )


QUOTED = st.tuples(st.sampled_from(['"', "'"]), st.sampled_from(['"', "'", ""]))
"""The sign a file is written with, and the one it is said to be written with: also a wrong one loses no row."""


@given(st.lists(ROW, min_size=1, max_size=20), st.integers(5, 300), st.sampled_from(["\n", "\r\n"]), QUOTED)
def test_blocks_make_no_difference(rows: list[list[str]], size: int, end: str, quotes: tuple[str, str]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=end, quotechar=quotes[0])
    writer.writerows([["Phone", "Name", "Note"], ["1", "2", "3"], *rows])
    said = Overrides(quote=quotes[1])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_text(out.getvalue(), "utf-8", newline="")
        cells, rejects, read = in_blocks(path, size, said)
        assert read[-1] == path.stat().st_size
    text = out.getvalue().replace("\r\n", "\n")
    whole = read_table(text, "table.csv", count_known, fields_by_name, said)
    assert cells[LINE].to_list() == whole.line.to_list()
    assert cells.drop(LINE).rows() == whole.cells.rows()
    assert rejects["line"].to_list() == whole.rejects["line"].to_list()
    assert rejects["code"].to_list() == whole.rejects["code"].to_list()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "gb18030", "cp1252", "utf-8"])
@pytest.mark.parametrize("size", [7, 1 << 20])
def test_encodings_survive_being_cut_anywhere(tmp_path: Path, encoding: str, size: int) -> None:
    name = "陈伟大" if encoding == "gb18030" else "Zoë Müller"
    path = tmp_path / "table.csv"
    path.write_bytes(("Phone,Name\r\n" + f"+34612345678,{name}\r\n" * 9).encode(encoding))
    cells, rejects, _ = in_blocks(path, size)
    assert cells["Name"].to_list() == [name] * 9
    assert not rejects.height


def test_lines_in_another_encoding_far_into_the_file_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"Phone,Name\n" + "1,Zoë\n".encode() * 50 + "2,Zoë\n".encode("cp1252") + "3,Zoë\n".encode())
    cells, _, _ = in_blocks(path, 64)
    assert set(cells["Name"]) == {"Zoë"}


def test_a_quote_left_open_costs_its_own_line(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text('Phone,Name\n1,Ana\n2,"Bo\n' + "3,Cy\n" * 500, "utf-8")
    cells, rejects, _ = in_blocks(path, 1 << 20)
    assert rejects["line"].to_list() == [3]
    assert cells.height == 501


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"Phone,Name\n", "header but no rows"),
        (b"a\0\0\x01b" * 9, "not a text file"),
        (b"PK\x03\x04", "cut short or damaged"),
    ],
)
def test_what_is_no_table_is_a_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(data)
    with pytest.raises(IntakeError, match=said):
        open_table(path)


def test_one_endless_line_is_refused_in_bounded_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_blocks, "LONGEST_RECORD", 1000)
    path = tmp_path / "table.csv"
    path.write_bytes(b"Phone,Name\n1,Ana\n" + b"x" * 5000)
    with pytest.raises(IntakeError, match="no table"):
        in_blocks(path, 500)


def test_a_first_row_longer_than_what_is_looked_at_first(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text('Name,Phone,Note\nAna,+34612345678,"' + "long\n" * 300_000 + '"\nBo,+34612345679,\n')
    table = open_table(path)
    assert table.mapping == {"Name": "name", "Phone": "phones", "Note": "note"}
    rows = [row for block in table.blocks() for row in table.parse(block).cells.to_dicts()]
    assert rows[-1]["Phone"] == "+34612345679"
