"""Which rows are the same, and which of them stands."""

from __future__ import annotations

import random
from pathlib import Path

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from dingterm.cleaning.table.clean import CleanBlock
from dingterm.cleaning.table.keys import CHECK, KEY
from dingterm.cleaning.table.options import CleanOptions, Keep
from dingterm.cleaning.table.standing import FirstStands
from dingterm.intake.ragged import LINE

from .cleaned_files import run


def block(keys: list[tuple[int | None, bool]], line: int) -> CleanBlock:
    schema = {LINE: pl.UInt32, KEY: pl.UInt64, CHECK: pl.UInt64}
    both = [key for key, _ in keys]
    every = pl.DataFrame({LINE: range(line, line + len(keys)), KEY: both, CHECK: both}, schema=schema)
    good = pl.Series([usable for _, usable in keys], dtype=pl.Boolean)
    return CleanBlock(every, good, every.clear(), every.filter(~good), every[KEY], ())


@given(st.lists(st.lists(st.tuples(st.integers(1, 12) | st.none(), st.booleans()), max_size=15), max_size=6))
def test_the_first_of_each_key_stands_whatever_the_blocks(blocks: list[list[tuple[int | None, bool]]]) -> None:
    standing, first, line = FirstStands(), {}, 2
    for file, keys in enumerate(blocks):
        kept, duplicates = [], []
        for row, (key, usable) in enumerate(keys, line):
            if usable and key is not None and key in first:
                duplicates.append((row, *first[key]))
            elif usable:
                kept.append(row)
                first.setdefault(key, (file, row))
        (settled,) = standing.take(block(keys, line), file)
        assert settled.kept[LINE].to_list() == kept
        assert settled.duplicates.select(LINE, "of_file", "of_line").rows() == duplicates
        line += len(keys)


HEAD = "Phone,E-mail,Name,Note,Created at\n"
THREE = HEAD + "612345678,,Ana,,2026-01-02\n+34612345678,a@b.example,,hello,2026-03-01\n0034612345678,,,,2026-02-01\n"


def stands(tmp_path: Path, text: str, **options: object) -> list[list[str]]:
    result = run(tmp_path, text, options=CleanOptions(region="ES", **options))
    return [[row["E-mail"], row["Name"], row["Note"], row["Created at"]] for row in result.rows]


def test_first_last_richest_newest(tmp_path: Path) -> None:
    rows = {keep: stands(tmp_path, THREE, keep=keep) for keep in ("first", "last", "richest", "newest")}
    assert rows == {
        "first": [["", "Ana", "", "2026-01-02"]],
        "last": [["", "", "", "2026-02-01"]],
        "richest": [["a@b.example", "", "hello", "2026-03-01"]],
        "newest": [["a@b.example", "", "hello", "2026-03-01"]],
    }


def test_blanks_are_filled_from_the_duplicates_in_their_order(tmp_path: Path) -> None:
    assert stands(tmp_path, THREE, fill=True) == [["a@b.example", "Ana", "hello", "2026-01-02"]]
    assert stands(tmp_path, THREE, keep="last", fill=True) == [["a@b.example", "Ana", "hello", "2026-02-01"]]


def test_a_phone_filled_in_brings_its_verdict(tmp_path: Path) -> None:
    text = HEAD + ",a@b.example,Ana,,\n612345678,A@b.example,,,\n"
    result = run(tmp_path, text, options=CleanOptions(region="ES", unique_by=("email",), fill=True))
    (row,) = result.rows
    assert (row["Phone"], row["phone_verdict"], row["region"], row["kind"]) == ("+34612345678", "valid", "ES", "mobile")


def test_people_without_a_phone_are_the_same_by_e_mail_and_others_by_nothing(tmp_path: Path) -> None:
    text = HEAD + ",a@b.example,Ana,,\n612345678,a@b.example,Bo,,\n,A@B.example,Cy,,\n"
    assert [row["Name"] for row in run(tmp_path, text).rows] == ["Ana", "Bo"]


def test_chosen_columns_decide_whatever_their_case(tmp_path: Path) -> None:
    text = HEAD + "612345678,,Ana,vip,\n612345679,,ANA,VIP,\n612345678,,Ana,new,\n"
    result = run(tmp_path, text, options=CleanOptions(region="ES", unique_by=("name", "Note")))
    assert [row["line"] for row in result.duplicates] == ["3"]


def test_lines_of_an_order_are_no_duplicates_unless_equal_in_every_cell(tmp_path: Path) -> None:
    line = "1001,612345678,Shirt,2\n"
    result = run(tmp_path, "Order ID,Phone,Product,Quantity\n" + line + "1001,612345678,Hat,1\n1001,,Belt,1\n" + line)
    assert [row["Product"] for row in result.rows] == ["Shirt", "Hat", "Belt"]
    assert [(row["line"], row["of_line"]) for row in result.duplicates] == [("5", "2")]


def test_duplicates_are_found_across_files_and_blocks(tmp_path: Path) -> None:
    rng = random.Random(5)
    texts = ["phone\n" + "".join(f"+346{rng.randrange(500):08d}\n" for _ in range(400)) for _ in range(3)]
    result = run(tmp_path, *texts)
    numbers = {line for text in texts for line in text.split()[1:]}
    assert {row["phone"] for row in result.rows} == numbers
    assert len(result.rows) == len(numbers)
    standing = {(row["of_file"], int(row["of_line"])): row["phone"] for row in result.duplicates}
    assert all(texts[int(file[0])].split("\n")[line - 1] == phone for (file, line), phone in standing.items())


def test_a_later_block_with_a_second_number_widens_the_output(tmp_path: Path, small_blocks: None) -> None:
    text = "phone\n" + "".join(f"+346{number:08d}\n" for number in range(50)) + "612345678 / 612345679\n"
    result = run(tmp_path, text)
    assert (result.rows[0]["phone_2"], result.rows[-1]["phone_2"]) == ("", "+34612345679")
    assert len(result.rows) == 51


KEEPS: tuple[Keep, ...] = ("first", "last")


def test_same_counts_whichever_stands(tmp_path: Path, small_blocks: None) -> None:
    rng = random.Random(3)
    text = "phone\n" + "".join(f"+346{rng.randrange(60):08d}\n" for _ in range(200))
    found = [run(tmp_path, text, options=CleanOptions(keep=keep)) for keep in KEEPS]
    assert len({(len(one.rows), len(one.duplicates)) for one in found}) == 1
    assert int(found[0].rows[0]["phone"]) and {row["of_line"] for row in found[0].duplicates}.isdisjoint(
        row["line"] for row in found[0].duplicates
    )
