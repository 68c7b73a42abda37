"""Each file that is no data gets a sentence that says why."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from dingterm.errors import IntakeError
from dingterm.intake import IntakeProblem, Reading, pieces, read_file, read_files, table
from dingterm.safe_text import LIMIT

from .conftest import Read

BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.csv", b"", "is empty"),
    "only spaces": ("a.csv", b" \n\n \t\n", "is empty"),
    "only a mark": ("a.csv", b"\xef\xbb\xbf", "is empty"),
    "zero bytes": ("a.csv", b"Phone\n\0\1\2\0\0\n", "zero bytes"),
    "workbook": ("a.xlsx", b"PK\x03\x04\x14\0\6\0", "workbook or a zip"),
    "picture": ("a.csv", b"\x89PNG\r\n\x1a\n", "a picture"),
    "bytes of a program": ("a.csv", bytes((i * 7919) % 255 + 1 for i in range(5000)), "not a text file"),
    "half a vCard": ("a.vcf", b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\n", "no whole contact card"),
    "web page": ("a.csv", b"\n<!DOCTYPE html><html>", "web page"),
    "half a UTF-16": ("a.csv", b"\xff\xfeP\0h\0\x00\xd8", "UTF-16, but byte"),
    "broken json": ("a.json", b'{"checkouts": [\n {"id": 1,}\n]}', "broken at 2:"),
    "cut json": ("a.json", b'{"checkouts": [{"id": 1', "broken at 1:"),
    "deep json": ("a.json", b"[" * 200_000, "not usable JSON"),
    "other json": ("a.json", b'{"weather": [{"rain": 1}]}', "its columns: rain"),
    "json text": ("a.json", b'"hello"', "holds no record"),
    "no checkouts": ("a.json", b'{"checkouts": []}', "holds no record"),
    "header only": ("a.csv", b"Name,Phone\n", "header but no rows"),
    "header and blank lines": ("a.csv", b"Name,Phone\r\n\r\n\r\n", "header but no rows"),
    "nothing to know a customer by": ("a.csv", b"Colour,Size\nred,4\n", "no column with phones"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file(read: Read, name: str) -> None:
    file, content, said = BAD[name]
    with pytest.raises(IntakeError) as error:
        read(content, file)
    assert said in error.value.sentence
    assert file in error.value.sentence


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="There is no file"):
        read_file(tmp_path / "nope.csv")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="is a folder"):
        read_file(tmp_path)


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path, __: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(IntakeError, match="cannot be read"):
        read_file(tmp_path / "a.csv")


def test_a_name_cannot_play_with_the_terminal(tmp_path: Path) -> None:
    with pytest.raises(IntakeError) as error:
        read_file(tmp_path / "a\x1b[2J.csv")
    assert "\x1b" not in error.value.sentence


def test_unknown_source_names_the_known(read: Read) -> None:
    with pytest.raises(IntakeError, match="shopify-orders-csv"):
        read("Phone\n+34612345678\n", source="shopfy")


@pytest.mark.parametrize(
    ("content", "name", "source"),
    [("Phone\n1\n", "a.csv", "shopify-checkouts-rest"), ('{"checkouts":[]}', "a.json", "shopify-orders-csv")],
)
def test_source_of_another_format(read: Read, content: str, name: str, source: str) -> None:
    with pytest.raises(IntakeError, match="Leave --source out"):
        read(content, name, source)


def test_hostile_cells_arrive_harmless(read: Read) -> None:
    rows = [
        "1,[/nope] [50% off],+34612345678,\x1b]52;c;YQ==\x07,Hat \x1b[2J",
        "2,\x9b2J\u202eevil,+34612345679\x1b[31m,ok,\x07Mug\u202e",
    ]
    reading: Reading = read("\n".join(["Order ID,Name,Phone,Notes,Product", *rows]))
    rows_read = reading.rows.drop("payload").to_dicts()
    titles = [item["title"] for row in rows_read for item in row["items"]]
    phones = [phone for row in rows_read for phone in row["phones"]]
    texts = [value for row in rows_read for value in row.values() if isinstance(value, str)]
    assert not set("".join([*texts, *titles, *phones])) & set("\x1b\x07\x9b\u202e")
    assert titles == ["Hat ␛[2J", "␇Mug"]
    assert reading.rows["name"].to_list()[0] == "[/nope] [50% off]"


def test_a_line_without_end(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "LONGEST_RECORD", 1 << 20)
    with pytest.raises(IntakeError, match="a line of over"):
        read("Name,Phone\n" + "9" * (3 << 20))
    assert read("Name,Phone\n" + "Ana,+34612345678\n" * 70_000).rows_read == 70_000


def test_a_file_too_large_to_hold(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST_BYTES", 10)
    with pytest.raises(IntakeError, match="larger than 2 GB"):
        read("Name,Phone\nAna,+34612345678\n")


def test_a_long_cell_is_cut_and_the_row_kept(read: Read) -> None:
    reading = read("Name,Phone,Notes\nAna,+34612345678," + "x" * 200_000 + "\nBea,+34612345679,\n")
    assert reading.rows["phones"].to_list() == [["+34612345678"], ["+34612345679"]]
    assert len(reading.rows["note"][0]) <= LIMIT + 1


def test_a_stray_zero_byte_costs_nothing(read: Read) -> None:
    content = b"Name,Phone\n" + b"Ana,+34612345678\n" * 50 + b"B\0ea,+34612345679\n"
    reading = read(content)
    assert reading.rows["name"].to_list()[-1] == "Bea"
    assert "zero bytes left out" in reading.notes[0]


def test_five_thousand_columns(read: Read) -> None:
    header = ",".join(["Phone", *(f"c{number}" for number in range(4999))])
    row = ",".join(["+34612345678", *("x" for _ in range(4999))])
    began = time.process_time()
    reading = read(f"{header}\n{row}\n{row}\n")
    assert reading.rows["phones"].to_list() == [["+34612345678"]] * 2
    assert time.process_time() - began < 20


def test_blank_and_repeated_headers_lose_nothing(read: Read) -> None:
    reading = read("Phone,,Phone,\n+34612345678,a,+34612345679,b\n")
    assert reading.rows["phones"].to_list() == [["+34612345678", "+34612345679"]]
    assert set(json.loads(reading.rows["payload"][0]).values()) == {"+34612345678", "a", "+34612345679", "b"}


def test_a_folder_that_may_not_be_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path, *__: object, **___: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    (problem,) = read_files([tmp_path / "barred"])
    assert isinstance(problem, IntakeProblem)
    assert problem.sentence == "barred cannot be read (Permission denied). Check that you may open it."
