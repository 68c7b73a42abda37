"""One block: what is a row, what is refused, whatever the shape of the frame it comes in."""

from __future__ import annotations

import polars as pl
import pytest

from dingterm.cleaning.table.clean import CleanBlock, clean_block
from dingterm.cleaning.table.options import CleanOptions
from dingterm.cleaning.table.plan import planned
from dingterm.errors import CleaningError
from dingterm.intake.ragged import LINE

FIELDS = {"phones": ["mobile", "home"], "email": ["mail"], "country": ["land"]}


def cells(rows: list[tuple[str | None, ...]], line: int = 2) -> pl.DataFrame:
    frame = pl.DataFrame(rows, schema=dict.fromkeys(["mobile", "home", "mail", "land"], pl.String), orient="row")
    return frame.insert_column(0, pl.int_range(line, line + len(rows), dtype=pl.UInt32, eager=True).rename(LINE))


def cleaned(frame: pl.DataFrame, *, people: bool = True, **options: object) -> CleanBlock:
    plan = planned("file.csv", frame.drop(LINE), FIELDS, CleanOptions(**options), people=people)
    return clean_block(frame, plan)


def codes(block: CleanBlock) -> list[tuple[int, str, str]]:
    return block.rejects.select("line", "column", "code").rows()


def test_one_usable_phone_or_address_is_enough() -> None:
    rows = [
        ("12", "+34612345678", "no", None),
        ("12", None, "a@b.example", None),
        ("12", None, "no", "ES"),
        (None, None, "no", None),
        (None, None, None, "ES"),
        ("612345678", None, None, None),
    ]
    block = cleaned(cells(rows))
    assert block.rows["mobile"].to_list() == ["12", "12"]
    assert block.rows["phone_verdict"].to_list() == ["valid", "unknown_region"]
    assert codes(block) == [
        (4, "mobile", "too_short"),
        (5, "mail", "email_invalid"),
        (6, "", "no_contact"),
        (7, "mobile", "unknown_region"),
    ]
    assert block.rejects["sentence"].to_list()[3].endswith("Clean with --region, for example --region ES.")


def test_lines_of_an_order_may_say_nobody_but_nothing_wrong() -> None:
    block = cleaned(cells([(None, None, None, "ES"), ("12", None, None, "ES")]), people=False)
    assert codes(block) == [(3, "mobile", "too_short")]


def test_a_table_with_its_own_region_keeps_it() -> None:
    frame = pl.DataFrame({"phone": ["+34612345678"], "region": ["north"]}).insert_column(
        0, pl.Series(LINE, [2], pl.UInt32)
    )
    plan = planned("file.csv", frame.drop(LINE), {"phones": ["phone"]}, CleanOptions(), people=True)
    assert clean_block(frame, plan).rows.select("region", "phone_region", "phone_kind").row(0) == (
        "north",
        "ES",
        "mobile",
    )


def test_a_table_nobody_can_be_reached_by_is_refused() -> None:
    with pytest.raises(CleaningError, match="--phone-column"):
        planned("file.csv", pl.DataFrame({"a": ["x"]}), {}, CleanOptions(), people=True)


def test_filters_take_any_column_whatever_the_case() -> None:
    rows: list[tuple[str | None, ...]] = [("+34612345678", None, None, "es"), ("+33612345678", None, None, None)]
    block = cleaned(cells(rows), keep_only={"LAND": frozenset({"Es"})})
    assert block.rows.height == 1
    assert codes(block) == [(3, "land", "filtered")]
    assert block.rejects["sentence"].to_list() == ["Line 3: left out by --keep-only, its land is empty."]
