"""Workbooks, made once with openpyxl, xlwt and odfpy: the same rows in each (tests/data/intake)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dingterm.errors import IntakeError
from dingterm.intake import read_file

from .conftest import Read

FOLDER = Path(__file__).parents[2] / "data" / "intake"


@pytest.mark.parametrize("name", ["customers.xlsx", "customers.xls", "customers.ods"])
def test_a_workbook_is_read_as_text(name: str) -> None:
    reading = read_file(FOLDER / name)
    rows = reading.rows.select("line", "name", "phones", "shop_id", "total_spent").rows()
    assert rows == [
        (4, "Ana Ruiz", ["34612345678", "0612345678"], "7211000111222", "88.9"),
        (5, "Bea Gil", ["+34612345679"], "1000000", "1240"),
        (7, "Cleo Paz", ["612345670"], "3", "0"),
    ]
    assert (reading.rows_read, reading.rejects.height) == (3, 0)
    assert json.loads(reading.rows["payload"][0])["Zip"] == "00420"
    dates = [(text or "").replace("T", " ") for text in reading.rows["created_at"]]
    assert dates == ["2026-03-02", "2026-03-02 18:21:09", ""]
    assert "sheet “Customers”" in reading.notes[0]


def test_sheets_left_out_are_named() -> None:
    notes = read_file(FOLDER / "customers.xlsx").notes
    assert "sheet “Old” left out" in notes
    assert not any("Notes" in note for note in notes)


def test_a_locked_workbook_says_so() -> None:
    with pytest.raises(IntakeError, match=r"locked\.xlsx is locked with a password"):
        read_file(FOLDER / "locked.xlsx")


@pytest.mark.parametrize("name", ["customers.xlsx", "customers.xls", "customers.ods"])
@pytest.mark.parametrize("kept", [0.3, 0.7])
def test_half_a_workbook_is_a_sentence(read: Read, name: str, kept: float) -> None:
    whole = (FOLDER / name).read_bytes()
    with pytest.raises(IntakeError, match="damaged"):
        read(whole[: int(len(whole) * kept)], name)


@pytest.mark.parametrize("name", ["customers.xlsx", "customers.ods"])
def test_a_workbook_whose_inside_is_broken(read: Read, name: str) -> None:
    whole = bytearray((FOLDER / name).read_bytes())
    whole[200 : len(whole) // 2] = bytes(len(whole) // 2 - 200)
    with pytest.raises(IntakeError, match="damaged"):
        read(bytes(whole), name)
