"""Files of other forms read block by block as plain tables, under the lines of the file itself."""

from __future__ import annotations

import gc
import gzip
import io
import json
import zipfile
from pathlib import Path

import polars as pl
import pytest

from dingterm.errors import IntakeError
from dingterm.intake.ragged import LINE
from dingterm.intake.table_stream import TableFile, open_table

FOLDER = Path(__file__).parents[2] / "data" / "intake"
CSV = b"Name,Phone\r\nAna,+34612345678\r\n"


def rows_of(table: TableFile) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    batches = [table.parse(block) for block in table.blocks()]
    rejects = pl.concat([batch.rejects for batch in batches]).select("line", "code").rows()
    return pl.concat([batch.cells for batch in batches]).rows(), rejects


@pytest.mark.parametrize("name", ["customers.xlsx", "customers.xls", "customers.ods"])
def test_a_workbook(name: str) -> None:
    table = open_table(FOLDER / name)
    rows, rejects = rows_of(table)
    assert (table.name, table.headers[:3], table.mapping["Mobile"]) == (name, ("Name", "Phone", "Mobile"), "phones")
    assert [row[:4] for row in rows] == [
        (4, "Ana Ruiz", "34612345678", "0612345678"),
        (5, "Bea Gil", "+34612345679", None),
        (7, "Cleo Paz", "612345670", None),
    ]
    assert (rejects, "Fax" in table.mapping) == ([], False)
    assert "sheet “Customers”" in table.said


def test_json_with_breaks_in_cells_and_elements_that_are_none(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps([{"name": "A\nB", "phones": ["+34612345678", "963111222"]}, {}, 7, {"name": "C"}], indent=1)
    )
    table = open_table(path)
    rows, rejects = rows_of(table)
    assert rows == [(2, "A\nB", "+34612345678 ::: 963111222"), (11, "C", None)]
    assert rejects == [(9, "empty_row"), (10, "not_a_record")]
    assert (table.headers, table.mapping) == (("name", "phones"), {"name": "name", "phones": "phones"})


def test_parquet_and_lines_of_json(tmp_path: Path) -> None:
    pl.DataFrame({"Name": ["Ana"], "Phone": [34612345678.0]}).write_parquet(tmp_path / "a.parquet")
    (tmp_path / "a.ndjson").write_text('{"Name": "Ana", "Phone": 34612345678}\nbroken\n')
    assert rows_of(open_table(tmp_path / "a.parquet")) == ([(1, "Ana", "34612345678")], [])
    assert rows_of(open_table(tmp_path / "a.ndjson")) == ([(1, "Ana", "34612345678")], [(2, "broken_json")])


def test_contact_cards(formats: Path) -> None:
    table = open_table(formats / "vcard_mixed.vcf")
    rows, _ = rows_of(table)
    assert [row[:3] for row in rows] == [
        (1, "Lucía Ferro", "+34612345678 ::: 963111222"),
        (8, "Sam Okoro", "07911 123456"),
        (18, "Wei Chen", "+86-138-1234-5678 ext. 102"),
    ]


def test_every_address_of_a_card_has_a_column(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEMAIL:a@x.example\nEMAIL:b@x.example\nEND:VCARD\n"
    (tmp_path / "a.vcf").write_text(card)
    table = open_table(tmp_path / "a.vcf")
    assert rows_of(table)[0] == [(1, "Ana", "a@x.example", "b@x.example")]
    assert table.mapping == {"name": "name", "email": "email", "email_2": "email"}


def test_compressed_tables_keep_their_own_dialect(tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(CSV.replace(b",", b";")))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.csv", CSV)
    (tmp_path / "a.zip").write_bytes(out.getvalue())
    for name, said in (("a.csv.gz", "semicolon"), ("a.zip", "comma")):
        table = open_table(tmp_path / name)
        assert rows_of(table) == ([(2, "Ana", "+34612345678")], [])
        assert said in table.said


def test_an_archive_of_several_tables(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.csv", CSV)
        archive.writestr("b.csv", CSV)
    with pytest.raises(IntakeError, match="holds 2 files"):
        open_table(tmp_path / "a.zip")


def test_a_locked_workbook_and_a_cut_archive(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="locked with a password"):
        open_table(FOLDER / "locked.xlsx")
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(CSV * 9)[:-9])
    with pytest.raises(IntakeError, match="cut short"):
        open_table(tmp_path / "a.csv.gz")


def test_the_copy_goes_when_nobody_needs_it(formats: Path) -> None:
    table = open_table(formats / "vcard_mixed.vcf")
    copy = table.path
    assert copy.exists()
    assert LINE in table.parse(next(table.blocks())).cells.columns
    del table
    gc.collect()
    assert not copy.parent.exists()
