"""JSON of any shape, one object a line, Parquet, running text."""

from __future__ import annotations

import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.errors import IntakeError
from dingterm.intake import read_file
from dingterm.intake.as_texts import as_texts
from dingterm.intake.json_flat import flat_table

from .conftest import Read

ANA: dict[str, Any] = {
    "full_name": "Ana Ruiz",
    "contact": {"email": "ana@example.com", "phones": [{"number": "+34612345678"}, {"number": "963111222"}]},
    "vat_number": "12345678",
}


@pytest.mark.parametrize(
    "document", [[ANA], {"data": {"page": 1, "people": [ANA]}}, {"tags": ["a"], "customers": {"nodes": [ANA]}}]
)
def test_any_list_of_objects(read: Read, document: object) -> None:
    (row,) = read(json.dumps(document), "a.json").rows.to_dicts()
    assert (row["name"], row["email"]) == ("Ana Ruiz", "ana@example.com")
    assert row["phones"] == ["+34612345678", "963111222"]


def test_a_lone_object_is_a_record(read: Read) -> None:
    (row,) = read('{"phones": ["+34612345678", "963111222"], "name": "Ana"}', "a.json").rows.to_dicts()
    assert (row["name"], row["phones"]) == ("Ana", ["+34612345678", "963111222"])


def test_lines_of_json_text_are_told(read: Read) -> None:
    reading = read(json.dumps([ANA, 7, ANA | {"full_name": "Bea"}], indent=1), "a.json")
    assert reading.rows["line"].to_list() == [2, 18]
    assert reading.rejects.select("line", "code").rows() == [(17, "not_a_record")]
    assert reading.rows_read == 3


@pytest.mark.parametrize("name", ["a.ndjson", "a.jsonl", "a.json", "a.txt"])
def test_one_object_a_line(read: Read, name: str) -> None:
    lines = [json.dumps(ANA), "", json.dumps(ANA | {"full_name": "Bea"}), '{"full_name": "Cl']
    reading = read("\n".join(lines), name)
    assert reading.rows.select("line", "name").rows() == [(1, "Ana Ruiz"), (3, "Bea")]
    assert reading.rejects.select("line", "code").rows() == [(4, "broken_json")]
    assert reading.rows_read == 3


def test_one_checkout_a_line_is_still_a_checkout(read: Read) -> None:
    checkout = {"id": 4, "abandoned_checkout_url": "https://shop.example/r", "email": "a@example.com", "line_items": []}
    reading = read("\n".join(json.dumps(checkout | {"id": number}) for number in (4, 5)), "a.ndjson")
    assert (reading.source, reading.rows["record_id"].to_list()) == ("shopify-checkouts-rest", ["4", "5"])
    assert reading.rows["line"].to_list() == [1, 2]


def parquet(frame: pl.DataFrame) -> bytes:
    out = io.BytesIO()
    frame.write_parquet(out)
    return out.getvalue()


def test_parquet(read: Read) -> None:
    frame = pl.DataFrame(
        {
            "Name": ["Ana", "Bea"],
            "Phone": [34612345678.0, None],
            "Phones": [["+34612345670", None], []],
            "Contact": [{"email": "a@example.com"}, {"email": "b@example.com"}],
            "Created at": [datetime(2026, 3, 2, 18, 21), datetime(2026, 3, 2)],
        }
    )
    reading = read(parquet(frame), "a.parquet")
    rows = reading.rows.select("line", "name", "phones", "email", "created_at").rows()
    assert rows == [
        (1, "Ana", ["34612345678", "+34612345670"], "a@example.com", "2026-03-02 18:21:00"),
        (2, "Bea", [], "b@example.com", "2026-03-02"),
    ]


def test_bad_parquet(read: Read) -> None:
    whole = parquet(pl.DataFrame({"Phone": ["+34612345678"]}))
    with pytest.raises(IntakeError, match="damaged Parquet"):
        read(whole[:-20], "a.parquet")
    with pytest.raises(IntakeError, match="no rows"):
        read(parquet(pl.DataFrame(schema={"Phone": pl.String})), "a.parquet")


def test_columns_of_any_type_become_text() -> None:
    frame = pl.DataFrame(
        {
            "float": [1.0, 0.5, None],
            "huge": [1e20, 2.0**53, -1.0],
            "day": [date(2026, 3, 2), None, None],
            "yes": [True, False, None],
            "bytes": [b"\1", b"", None],
            "deep": [[[1, 2], [3]], None, []],
            "many": [[{"n": "1", "t": "a"}, {"n": "2", "t": None}], [], None],
        }
    )
    texts = as_texts(frame)
    assert set(texts.dtypes) == {pl.String}
    assert texts.row(0) == ("1", "1e+20", "2026-03-02", "true", "01", "1 ::: 2 ::: 3", "1 ::: 2", "a")
    assert texts["float"].to_list() == ["1", "0.5", None]


def test_running_text(read: Read) -> None:
    text = "Hi team,\nplease call Ana on +34 612 34 56 78 or +34 963 11 12 22,\n\nand Ben: +44 7911 123456.\nThanks\n"
    reading = read(text, "note.txt")
    assert reading.rows.select("line", "phones").rows() == [
        (2, ["+34 612 34 56 78"]),
        (2, ["+34 963 11 12 22"]),
        (4, ["+44 7911 123456"]),
    ]
    assert reading.rejects.select("line", "code").rows() == [(1, "no_number"), (5, "no_number")]
    assert reading.rows_read == 5
    assert reading.rows["hash"].n_unique() == 3
    assert "3 numbers in 2 lines" in reading.notes[0]


def test_running_text_of_a_region(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Dear team, please call Ana on 612 34 56 78 today. Thank you.\nBye, all of you.\n")
    assert read_file(path, region="ES").rows["phones"].to_list() == [["612 34 56 78"]]


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
)


@given(st.lists(st.dictionaries(st.text(max_size=3), VALUES, max_size=4), min_size=1, max_size=5))
def test_records_of_any_shape_are_laid_flat(records: list[dict[str, Any]]) -> None:
    table = flat_table(list(enumerate(records, start=1)))
    assert table.cells.height == (len(records) if table.cells.width else 0)
    assert table.line.to_list() == list(range(1, len(records) + 1))
