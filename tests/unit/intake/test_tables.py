"""Encodings, separators, headers, quotes and widths."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.intake.decode import decode
from dingterm.intake.dialect import detect, unique_headers
from dingterm.intake.headers import count_known
from dingterm.intake.overrides import Overrides
from dingterm.intake.table import read_table

from .conftest import Read

TABLE = "Name,Phone,City\nÅsa Öst,+46700005566,Malmö\nJosé,+34612345678,Cádiz\n"
CHINESE = "姓名,手机,城市\n陈伟,13812345678,深圳\n李娜,13912345678,北京\n"


@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_encodings(read: Read, codec: str, said: str) -> None:
    reading = read(TABLE.encode(codec))
    assert reading.rows["city"].to_list() == ["Malmö", "Cádiz"]
    assert said in reading.notes[0]


def test_gb18030(read: Read) -> None:
    reading = read(CHINESE.encode("gb18030"))
    assert reading.rows["name"].to_list() == ["陈伟", "李娜"]
    assert "GB18030" in reading.notes[0]


def test_a_few_western_lines_in_a_utf8_file(read: Read) -> None:
    content = TABLE.encode() * 1 + "Zoë,+34612345670,Ávila\n".encode("cp1252")
    assert read(content).rows["city"].to_list() == ["Malmö", "Cádiz", "Ávila"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_and_line_ends(read: Read, separator: str, ends: str) -> None:
    reading = read(TABLE.replace(",", separator).replace("\n", ends))
    assert reading.rows.select("line", "city").rows() == [(2, "Malmö"), (3, "Cádiz")]


@pytest.mark.parametrize("above", ["sep=;\n", '"sep=;"\n', "\n\n", "Customers of spring 2026\n\n"])
def test_lines_above_the_header(read: Read, above: str) -> None:
    reading = read(above + TABLE.replace(",", ";"))
    assert reading.rows["line"].to_list() == [above.count("\n") + 2, above.count("\n") + 3]
    assert f"header on line {above.count(chr(10)) + 1}" in reading.notes[0]


def test_no_header(read: Read) -> None:
    reading = read("+34612345678,Ana\n+34612345679,Bea\n")
    assert reading.rows["phones"].to_list() == [["+34612345678"], ["+34612345679"]]
    assert reading.rows["line"].to_list() == [1, 2]


def test_one_number_a_line(read: Read) -> None:
    assert read("+34612345678\n+34612345679\n\n+34612345670\n", "list.txt").rows["line"].to_list() == [1, 2, 4]


def test_repeated_and_blank_headers() -> None:
    assert unique_headers(["Phone", "", "Phone", " Phone  2 ", "Phone (3)"]) == (
        "Phone", "column 2", "Phone (3)", "Phone 2", "Phone (3) (5)",
    )  # fmt: skip


def test_headers_that_polars_would_read_as_patterns(read: Read) -> None:
    reading = read("*,^.*$,?,[Phone],line\n1,2,3,+34612345678,5\n")
    assert json.loads(reading.rows["payload"][0]) == {
        "column 1 *": "1", "column 2 ^.*$": "2", "?": "3", "[Phone]": "+34612345678", "line": "5",
    }  # fmt: skip


def test_headers_are_made_harmless(read: Read) -> None:
    assert "\x1b" not in "".join(read("\x1b[31mPhone,Name\n+34612345678,Ana\n").mapping)


def test_decimal_commas_do_not_win_over_semicolons() -> None:
    lines = ["Name;Phone;Total", "Ana;+34612345678;1,50", "Bea;+34612345679;2,50"]
    assert detect(lines, count_known).separator == ";"


def test_a_known_header_decides_between_separators() -> None:
    lines = ["Name;Phone;Email", ';,;"', ',1"', ',;"', ',";"', ',"']
    assert detect(lines, count_known).separator == ";"


def test_quoted_newlines_make_no_second_row(read: Read) -> None:
    reading = read('Name,Phone,Notes\nAna,+34612345678,"two\nlines, and a ""quote"""\nBea,+34612345679,\n')
    assert reading.rows_read == 2
    assert reading.rows["line"].to_list() == [2, 4]
    assert reading.rows["note"][0] == 'two\nlines, and a "quote"'


def test_a_quote_that_never_closes_costs_its_own_line(read: Read) -> None:
    reading = read('Name,Phone\nAna,"+34612345678\nBea,+34612345679\nCleo,"+34612345670"\n')
    assert reading.rows["name"].to_list() == ["Bea", "Cleo"]
    assert reading.rejects.select("line", "code").rows() == [(2, "open_quote")]


def test_a_quote_inside_a_cell_is_a_sign_like_any_other(read: Read) -> None:
    reading = read('Name,Phone,Notes\nAna,+34612345678,5" pipe\nBea,+34612345679,ok\nCleo, +34612345670, "a, b"\n')
    assert reading.rows["note"].to_list() == ['5" pipe', "ok", "a, b"]


RAGGED = {
    "blank cells left out at the end": ("Ana,ana@example.com,+34612345678", None),
    "separators too many at the end": ("Ana,ana@example.com,+34612345678,Cádiz,x,,,", None),
    "a cell too many": ("Ana,Bea,ana@example.com,+34612345678,Cádiz,x", "ragged_row"),
    "the name left out": ("ana@example.com,+34612345678,Cádiz,x", "ragged_row"),
    "the address left out": ("Ana,+34612345678,Cádiz,x", "ragged_row"),
    "the city left out": ("Ana,ana@example.com,+34612345678,x", None),
    "nothing but separators": (",,,,", "empty_row"),
}


@pytest.mark.parametrize("name", RAGGED)
def test_ragged_rows(read: Read, name: str) -> None:
    row, code = RAGGED[name]
    reading = read(f"Name,Email,Phone,City,Notes\nBea,bea@example.com,+34612345679,Ávila,y\n{row}\n")
    assert reading.rows_read == 2
    assert reading.rejects.select("line", "code").rows() == ([(3, code)] if code else [])
    if code is None:
        assert reading.rows["phones"].to_list() == [["+34612345679"], ["+34612345678"]]
        assert reading.rows["email"][1] == "ana@example.com"


def test_a_payload_holds_the_row_as_it_came(read: Read) -> None:
    reading = read('Name,Phone,Odd "one"\n  Ana ,007,"a\nb"\nBea,008,\n')
    assert json.loads(reading.rows["payload"][0]) == {"Name": "  Ana ", "Phone": "007", 'Odd "one"': "a\nb"}
    assert json.loads(reading.rows["payload"][1]) == {"Name": "Bea", "Phone": "008"}


CELL = st.text(alphabet=st.sampled_from("aé陈 1;,\t\"\n'|+@."), max_size=8)


@given(
    st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=8),
    st.sampled_from(",;\t|"),
    st.sampled_from("\"'"),
)
def test_whatever_csv_writes_is_read_back(rows: list[list[str]], separator: str, quote: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n", quotechar=quote)
    writer.writerows([["Name", "Phone", "Email"], *rows])
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    table = read_table(
        out.getvalue() + "end" + separator * 2 + "\n", "x", count_known, lambda _: {}, Overrides(quote=quote)
    )
    got = [[(cell or "").lstrip(" ") for cell in row] for row in table.cells.rows()]
    assert got == [[cell.lstrip(" ") if cell.strip() else "" for cell in row] for row in [*filled, ["end", "", ""]]]


@given(st.text(alphabet=st.sampled_from('ab12,;\n"\t @.+'), max_size=200))
def test_no_row_is_lost_whatever_the_text(text: str) -> None:
    table = read_table("Name,Phone,Email\n" + text + "\nAna,1,\n", "x", count_known, lambda _: {})
    lines = [*table.line, *table.rejects["line"]]
    assert len(lines) == len(set(lines)) == table.cells.height + table.rejects.height
    if '"' not in text:
        filled = [number for number, line in enumerate(text.split("\n"), start=2) if line.strip()]
        assert sorted(lines) == [*filled, text.count("\n") + 3]


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_error_with_a_sentence(data: bytes) -> None:
    from dingterm.errors import IntakeError

    try:
        assert isinstance(decode(data, "x").text, str)
    except IntakeError as error:
        assert error.sentence.startswith("x ")


def test_every_phone_and_address_of_a_row_is_kept(read: Read) -> None:
    text = (
        "Name,Email,E-mail 2,Phone,Mobile\n"
        '"Ana","Ana S. <ana@a.example>; ana@b.example",ANA@a.example,+34612345678 / +34612345679,+34612345670\n'
        "Bo,,bo@c.example ::: bo@d.example,,\n"
        'Cy,"Doe, Cy <cy@e.example>",,,\n'
    )
    rows = read(text).rows
    assert rows["emails"].to_list() == [
        ["<ana@a.example>", "ana@b.example", "ANA@a.example"],
        ["bo@c.example", "bo@d.example"],
        ["Doe, Cy <cy@e.example>"],
    ]
    assert rows["phones"].to_list()[0] == ["+34612345678", "+34612345679", "+34612345670"]
