"""What a user says of a file goes before what is found out, whole or in blocks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dingterm.errors import IntakeError, UsageError
from dingterm.intake import read_file
from dingterm.intake.field_names import field_named
from dingterm.intake.overrides import FOUND_OUT, Overrides
from dingterm.intake.ragged import LINE
from dingterm.intake.table_stream import open_table

FOLDER = Path(__file__).parents[2] / "data" / "intake"


def both(path: Path, said: Overrides) -> tuple[list[dict[str, Any]], dict[str, str | int]]:
    """The rows as import reads them, which must be those that clean reads; and how they were read."""
    whole = read_file(path, said=said)
    table = open_table(path, said)
    cells = [row for block in table.blocks() for row in table.parse(block).cells.drop(LINE).to_dicts()]
    assert table.read_as == whole.read_as
    assert table.headers == whole.headers
    assert table.columns == whole.columns
    assert [row["phones"] for row in whole.rows.to_dicts()] == [[row[table.headers[1]]] for row in cells]
    return cells, whole.read_as.as_dict()


def at(folder: Path, data: bytes) -> Path:
    (folder / "a.csv").write_bytes(data)
    return folder / "a.csv"


def test_an_encoding_is_taken_at_its_word(tmp_path: Path) -> None:
    path = at(tmp_path, "Имя,Телефон mobile\nАнна,+34612345678\n".encode("koi8-r"))
    cells, read_as = both(path, Overrides(encoding="koi8-r"))
    assert cells == [{"Имя": "Анна", "Телефон mobile": "+34612345678"}]
    assert read_as["encoding"] == "koi8-r"


def test_an_encoding_that_does_not_fit_is_told(tmp_path: Path) -> None:
    path = at(tmp_path, "Name,Phone\nJosé,+34612345678\n".encode("cp1252"))
    for read in (read_file, open_table):
        with pytest.raises(IntakeError, match=r"a\.csv is not utf-8: byte 14 is something else"):
            read(path, said=Overrides(encoding="utf-8"))


def test_a_delimiter_is_taken_at_its_word(tmp_path: Path) -> None:
    path = at(tmp_path, b"Name:Phone\nAna, S.:+34612345678\nBo, T.:+34612345679\n")
    cells, read_as = both(path, Overrides(separator=":"))
    assert cells[0] == {"Name": "Ana, S.", "Phone": "+34612345678"}
    assert read_as == {"form": "table", "encoding": "UTF-8", "delimiter": ":", "quote": '"', "header_line": 1}


def test_another_quote(tmp_path: Path) -> None:
    rows = ("Name,Phone", "'Ana, \"S\"',+34612345678", "'Bo\nT''s, x',+34612345679", 'Cy "x,+34612345670')
    text = "\n".join((*rows, "'Di', '+34612345671'\n")).encode()
    cells, read_as = both(at(tmp_path, text), Overrides(quote="'"))
    assert [row["Name"] for row in cells] == ['Ana, "S"', "Bo\nT's, x", 'Cy "x', "Di"]
    assert read_as["quote"] == "'"


def test_quotes_that_pair_up_are_signs_like_others_where_there_are_none(tmp_path: Path) -> None:
    cells, _ = both(at(tmp_path, b'Name,Phone\n"Cy",+34612345670\n'), Overrides(quote=""))
    assert cells == [{"Name": '"Cy"', "Phone": "+34612345670"}]


def test_no_quote_at_all(tmp_path: Path) -> None:
    text = b'Name,Phone\n"Ana,+34612345678\nBo "T",+34612345679\n"Cy",+34612345670\n'
    cells, read_as = both(at(tmp_path, text), Overrides(quote=""))
    assert [row["Name"] for row in cells] == ['"Ana', 'Bo "T"', '"Cy"']
    assert "quote" not in read_as


@pytest.mark.parametrize("size", [30, 1 << 20])
def test_another_quote_holds_at_the_ends_of_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    from dingterm.intake import table_blocks

    path = at(tmp_path, b"Name,Phone\n" + b"'Ana\nX\nY',+34612345678\n" * 20)
    table = open_table(path, Overrides(quote="'"))
    found = [table.parse(one) for one in table_blocks.blocks(path, table.codec, size, "'")]
    assert sum(batch.cells.height for batch in found) == 20
    assert sum(batch.rejects.height for batch in found) == 0


@pytest.mark.parametrize(
    ("line", "header", "first"),
    [(3, "Phone", "+34612345678"), (0, "column 2", "Phone"), (None, "Phone", "+34612345678")],
)
def test_a_header_line(tmp_path: Path, line: int | None, header: str, first: str) -> None:
    path = at(tmp_path, b"Report,of May\n\nName,Phone\nAna,+34612345678\nBo,+34612345679\nCy,+34612345670\n")
    said = Overrides(header_line=line, columns={"column 2": "phones"})
    table = open_table(path, said)
    rows = [row[header] for block in table.blocks() for row in table.parse(block).cells.to_dicts()]
    assert (first in rows, table.headers[1]) == (True, header)
    assert rows[-1] == "+34612345670"
    assert table.read_as.header_line == read_file(path, said=said).read_as.header_line == (3 if line is None else line)


def test_a_header_where_nothing_stands(tmp_path: Path) -> None:
    path = at(tmp_path, b"Name,Phone\nAna,+34612345678\n")
    for read in (read_file, open_table):
        with pytest.raises(IntakeError, match=r"a\.csv has nothing on line 5"):
            read(path, said=Overrides(header_line=5))


def test_a_header_line_of_a_sheet() -> None:
    path = FOLDER / "customers.xlsx"
    guessed = open_table(path).read_as.header_line
    assert guessed
    assert open_table(path, Overrides(header_line=guessed)).headers == open_table(path).headers
    assert open_table(path, Overrides(header_line=0)).headers[0] == "column 1"
    assert read_file(path, said=Overrides(header_line=guessed)).read_as.as_dict() == {
        "form": "workbook", "header_line": guessed,
    }  # fmt: skip
    with pytest.raises(IntakeError, match=r"customers\.xlsx has nothing on line 59"):
        open_table(path, Overrides(header_line=59))


@pytest.mark.parametrize(
    ("word", "field"),
    [("phone", "phones"), ("PHONES", "phones"), ("correo", "email"), ("item_sku", "item_sku"), ("ignore", "ignore")],
)
def test_fields_by_the_words_people_have(word: str, field: str) -> None:
    assert field_named(word) == field


def test_a_word_that_is_no_field_gets_the_nearest() -> None:
    with pytest.raises(UsageError, match="Did you mean family_name"):
        field_named("famly_nam")


def test_nothing_said_changes_nothing(tmp_path: Path) -> None:
    path = at(tmp_path, b"Name,Phone\nAna,+34612345678\nBo,+34612345679\n")
    assert both(path, FOUND_OUT)[0] == both(path, Overrides(header_line=1, separator=",", encoding="ascii"))[0]
