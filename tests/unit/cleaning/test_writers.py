"""Outputs: no formula comes to life, no sheet overflows, nothing appears half-written."""

from __future__ import annotations

import tempfile
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.cleaning.writers import Layout, workbook, writer
from dingterm.cleaning.writers.replaced import Replaced
from dingterm.cleaning.writers.safe_cells import safe_cells
from dingterm.errors import CleaningError

HARMFUL = ["=1+1", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "＝1", "+34 612=1", "-", "+"]
HARMLESS = ["+34612345678", "-12.50", "+3", "1=1", "a@b.example", "a-b", "", "’=", "-1.240,50"]


@pytest.mark.parametrize("cell", HARMFUL)
@pytest.mark.parametrize("column", ["note", "phone"])
def test_a_formula_becomes_text(cell: str, column: str) -> None:
    assert safe_cells(pl.DataFrame({column: [cell, "x", None]}), {"phone"})[column].to_list() == [f"'{cell}", "x", None]


@pytest.mark.parametrize("cell", HARMLESS)
def test_numbers_and_plain_texts_stay(cell: str) -> None:
    assert safe_cells(pl.DataFrame({"note": [cell]}), set())["note"].to_list() == [cell]


@pytest.mark.parametrize("cell", ["+34612345678", "+34 612 34 56 78", "+1 201-555-0123 ext. 5", "+49 (0) 171"])
def test_a_written_phone_stays_a_phone(cell: str) -> None:
    assert safe_cells(pl.DataFrame({"phone": [cell]}), {"phone"})["phone"].to_list() == [cell]


def test_headers_are_cells_too() -> None:
    assert safe_cells(pl.DataFrame({"=cmd": ["x"]}), set()).columns == ["'=cmd"]


CELL = st.none() | st.text("ab1é中", max_size=3) | st.text('ab1,;"\t\n\r =+-é', max_size=3)


@given(st.lists(st.lists(st.tuples(CELL, CELL), max_size=4), max_size=4), st.sampled_from(["csv", "tsv"]))
def test_cells_are_quoted_as_polars_quotes_them(blocks: list[list[tuple[str | None, str | None]]], kind: str) -> None:
    """Whether or not the blocks before needed it."""
    frames = [pl.DataFrame(rows, schema=dict.fromkeys("ab", pl.String), orient="row") for rows in blocks]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"out.{kind}"
        out = writer(path, path.suffix, Layout(("a", "b")))
        for frame in frames:
            out.write(frame)
        out.close()
        every = pl.concat([pl.DataFrame(schema=dict.fromkeys("ab", pl.String)), *frames])
        sign = "," if kind == "csv" else "\t"
        assert path.read_bytes() == safe_cells(every, set()).write_csv(separator=sign).encode()


def test_a_full_sheet_is_followed_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    path = tmp_path / "out.xlsx"
    book = writer(path, ".xlsx", Layout(("a", "b")))
    rows = pl.DataFrame({"a": ["0012", "<&>", " x\ny", "4", "5"], "b": [None, "2", "3\x01", "4", "5"]})
    book.write(rows.head(1))
    book.write(rows.slice(1))
    book.close()
    sheets = [pl.read_excel(path, sheet_id=sheet, infer_schema_length=0) for sheet in (1, 2)]
    assert [sheet.height for sheet in sheets] == [3, 2]
    assert sheets[0].rows() == [("0012", None), ("<&>", "2"), (" x\ny", "3")]


def test_lines_of_json_keep_line_ends_inside_texts(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    out = writer(path, ".json", Layout(("a",)))
    out.write(pl.DataFrame({"a": ['x\ny"', None]}))
    out.write(pl.DataFrame({"b": ["other"]}))
    out.close()
    assert pl.read_json(path).rows() == [('x\ny"',), (None,), (None,)]


@pytest.mark.parametrize("ending", [".csv", ".json", ".ndjson", ".parquet", ".xlsx", ".vcf"])
def test_nothing_to_write_is_still_a_whole_file(tmp_path: Path, ending: str) -> None:
    out = Replaced(tmp_path / f"out{ending}", Layout(("a",), frozenset({"a"})))
    out.begin()
    out.finish()
    assert not (tmp_path / f"out{ending}").exists()
    out.put()
    out.drop()
    assert [path.name for path in tmp_path.iterdir()] == [f"out{ending}"]


def test_a_failed_write_is_a_sentence_and_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    out = Replaced(path, Layout(("a",)))
    out.begin()

    def full(rows: pl.DataFrame) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(out.writer, "write", full)
    with pytest.raises(CleaningError, match=r"cannot be written \(No space left on device\)"):
        out.write(pl.DataFrame({"a": ["1"]}))
    out.drop()
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("out.csv", "old")]


def test_a_file_that_is_dropped_goes_even_where_ending_it_is_interrupted(tmp_path: Path) -> None:
    out = Replaced(tmp_path / "out.csv", Layout(("a",)))
    out.begin()
    assert out.hidden.exists() and out.writer

    def interrupted() -> None:
        raise KeyboardInterrupt

    out.writer.close = interrupted  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        out.drop()
    assert not out.hidden.exists()
