"""Every row of a file ends in exactly one place."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.cleaning import clean_records
from dingterm.errors import IntakeError
from dingterm.intake import read_file

from .conftest import Clean, total_lines

PHONES = ["+34612345678", "612 34 56 78", "12345", "n/a", "", "+34612345679 / 612345670", "'+34612345678"]
PHONE = st.sampled_from(PHONES)
EMAIL = st.sampled_from(["a@example.com", "A@Example.com", "not an address", "", "b@example.org"])
ID = st.sampled_from(["1", "2", "", "'3"])
TOTAL = st.sampled_from(["10.00", "1.240,50", "", "free"])
NAME = st.sampled_from(["Ana", 'B "x"\ny', ""])
ROW = st.tuples(ID, NAME, PHONE, EMAIL, TOTAL, st.sampled_from(["Hat", ""])).map(list)
SHORT, LONG = ROW.map(lambda row: row[1:]), ROW.map(lambda row: [*row, "more"])
MESSY = st.one_of(ROW, SHORT, LONG, st.just([""] * 6), st.just([]))
HEADERS = (
    ["Customer ID", "Name", "Phone", "Email", "Total spent", "Notes"],
    ["Order ID", "Name", "Phone", "Email", "Total", "Product"],
)


@given(st.lists(MESSY, min_size=1, max_size=25), st.sampled_from(HEADERS), st.sampled_from(["", 'Ana,"open\n', "\n"]))
def test_counts_add_up_on_messy_files(rows: list[list[str]], header: list[str], tail: str) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "messy.csv"
        path.write_text(out.getvalue() + tail, "utf-8")
        try:
            reading = read_file(path)
        except IntakeError:
            assert not any(any(cell.strip() for cell in row) for row in rows)
            return
    cleaned = clean_records(reading.rows, reading.kind, "ES")
    assert total_lines(reading, cleaned) == reading.rows_read
    assert reading.rows_read == sum(bool(row) for row in rows) + tail.count('"')
    assert cleaned.rejects["sentence"].str.contains(r"^Line \d+").all()
    assert cleaned.rejects["sentence"].null_count() == 0


def test_counts_add_up_on_every_sample(formats: Path) -> None:
    for path in sorted([*formats.glob("*.csv"), *formats.glob("*.json")]):
        reading = read_file(path)
        cleaned = clean_records(reading.rows, reading.kind, "ES")
        assert total_lines(reading, cleaned) == reading.rows_read > 0, path.name
        assert sum(cleaned.by_region.values()) == cleaned.rows.height


REJECTS = {
    "too short": (",12345,", "too_short", "Line 3, column Phone: 12345 has too few digits for Spain."),
    "too short, of another country": (",+52 55,", "too_short", "+52 55 has too few digits for Mexico."),
    "placeholder": (",n/a,", "placeholder", "Line 3, column Phone: n/a stands for"),
    "digits lost": (",8.61381E+12,", "digits_lost", "cut by a spreadsheet"),
    "no address": (",,nobody", "email_invalid", "Line 3, column Email: nobody is not an e-mail address."),
    "nothing": ("Bea,,", "no_identifier", "Line 3: no phone, e-mail address or customer id."),
}


@pytest.mark.parametrize("name", REJECTS)
def test_a_reject_says_the_real_reason(clean: Clean, name: str) -> None:
    row, code, said = REJECTS[name]
    _, cleaned = clean(f"Name,Phone,Email\nAna,+34612345678,a@example.com\n{row}\n")
    (reject,) = cleaned.rejects.to_dicts()
    assert (reject["line"], reject["lines"], reject["code"]) == (3, 1, code)
    assert said in reject["sentence"]


def test_without_a_region_a_national_number_has_no_country(clean: Clean) -> None:
    _, cleaned = clean("Name,Phone\nWei,13812345678\n", region=None)
    (reject,) = cleaned.rejects.to_dicts()
    assert reject["code"] == "unknown_region"
    assert "--region" in reject["sentence"]


def test_a_bad_phone_beside_a_good_address_is_counted_not_rejected(clean: Clean) -> None:
    _, cleaned = clean("Name,Phone,Email\nAna,12345,a@example.com\n")
    assert cleaned.rows.height == 1
    assert cleaned.verdicts == {"too_short": 1}


def test_an_order_without_id_is_a_reject(clean: Clean) -> None:
    text = "Order ID,Name,Phone,Total\n1,Ana,+34612345678,5\n,Bea,+34612345679,6\n"
    _, cleaned = clean(text)
    assert cleaned.rejects.select("line", "code").rows() == [(3, "no_record_id")]


def test_an_order_known_by_its_number_only_keeps_it_as_id(clean: Clean) -> None:
    header = "Name,Email,Financial Status,Lineitem name,Created at,Phone,Id,Total"
    _, cleaned = clean(f"{header}\n#7,a@example.com,paid,Hat,2026-03-02,,,5\n")
    assert cleaned.rows["record_id"].to_list() == ["#7"]


@pytest.mark.parametrize("row", ["7,,", ",+12125550199,", ",,a@example.com"])
def test_a_shop_id_a_fictional_number_or_an_address_alone_is_enough(clean: Clean, row: str) -> None:
    _, cleaned = clean(f"Customer ID,Phone,Email\n{row}\n")
    assert cleaned.rows.height == 1


def test_a_folded_order_that_is_refused_counts_all_its_lines(clean: Clean) -> None:
    _, cleaned = clean("Order ID,Phone,Product\n1,12345,Hat\n1,12345,Mug\n2,+34612345678,Hat\n")
    assert cleaned.rejects.select("line", "lines", "code").rows() == [(2, 2, "too_short")]


def test_duplicates_name_the_row_that_stands(clean: Clean) -> None:
    rows = ["Ana,+34612345678,a@example.com", "Ana F.,612 34 56 78,A@example.com", "Ana,+34612345678,a@example.com"]
    _, cleaned = clean("\n".join(["Name,Phone,Email", *rows, "Ana,+34612345678,other@example.com"]))
    assert cleaned.duplicates.rows() == [(3, 1, 2), (4, 1, 2)]
    assert cleaned.rows["line"].to_list() == [2, 5]


def test_a_record_that_stands_twice_on_one_line_is_kept_once(clean: Clean) -> None:
    record = '{"Name": "Ana", "Phone": "+34612345678"}'
    reading, cleaned = clean(f"[{record}, {record}]", name="file.json")
    assert (cleaned.rows.height, cleaned.duplicates.rows()) == (1, [(1, 1, 1)])
    assert reading.rows_read == 2


def test_unusable_rows_are_never_called_duplicates(clean: Clean) -> None:
    _, cleaned = clean("Name,Phone\nAna,n/a\nAna,n/a\nBea,+34612345678\n")
    assert cleaned.rejects["line"].to_list() == [2, 3]
    assert cleaned.duplicates.height == 0
