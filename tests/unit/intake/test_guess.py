"""Columns without a telling name are known by what stands in them, with a certainty that says how far."""

from __future__ import annotations

import polars as pl
import pytest

from dingterm.intake.columns import Column
from dingterm.intake.guess import SHAPES, guessed, shares


def found(header: str, values: list[str | None], told: dict[str, Column] | None = None) -> Column | None:
    return guessed(pl.DataFrame({header: values, "other": [None] * len(values)}), told or {}).get(header)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (["+34612345678", "612 34 56 78"], "phones"),
        (["tel:+34612345678", "(0034) 612-345-678"], "phones"),
        (["a@b.example", "c@d.example"], "email"),
        (["2026-03-01", "2026/3/2 10:30"], "created_at"),
        (["01.03.2026", "2.3.26, 10:00"], "created_at"),
        (["2026年3月1日", "2026 年 12 月 1 日"], "created_at"),
        (["12.50", "1,234.00"], "total"),
        (["€ 12", "EUR 3,00"], "total"),
        (["1 234,00 €", "3 kr"], "total"),
        (["R$ 12,90", "1.234,00 R$", "US$5"], "total"),
        (["ABC123", "XYZ 900"], None),
        (["10.0.0.1", "192.168.100.1"], None),
        (["12", "3"], None),
        (["red", "blue"], None),
        ([None, None], None),
    ],
)
def test_values_tell(values: list[str | None], field: str | None) -> None:
    column = found("x", values)
    assert (column and column.field) == field
    assert column is None or (column.certainty, column.how) == (0.9, "values")


def test_a_share_of_strangers_costs_certainty() -> None:
    column = found("x", ["a@b.example"] * 8 + ["none"] * 2)
    assert column == Column("email", 0.72, "values")
    assert found("x", ["a@b.example"] * 5 + ["none"] * 5) is None


def test_a_name_that_its_values_contradict_is_less_certain() -> None:
    assert found("Phone", ["+34612345678"]) == Column("phones", 1.0, "alias")
    assert found("Phone", ["a@b.example"]) == Column("phones", 0.5, "alias")
    assert found("Phone of shop", ["+34612345678"]) == Column("phones", 0.9, "alias")
    assert found("Telefonnumer", ["+34612345678"]) == Column("phones", 0.96, "similar")


def test_of_several_dates_or_amounts_nobody_can_see_which_is_meant() -> None:
    cells = pl.DataFrame({"a": ["2026-01-01"], "b": ["2026-01-02"], "c": ["1.00"], "d": ["2.00"], "e": ["x@y.example"]})
    assert set(guessed(cells, {})) == {"e"}


@pytest.mark.parametrize("header", ["Geburtstag", "date of birth", "生日", "birth of the child", "valid until"])
def test_a_birthday_is_no_date_of_an_order(header: str) -> None:
    column = found(header, ["2001-02-03"])
    assert column is None or column.field == "birth_date"


def test_addresses_of_mails_are_no_streets() -> None:
    assert found("Adresse", ["a@b.example", "c@d.example"]) == Column("email", 0.9, "values")
    assert found("Adresse", ["Hauptstr. 5", "Am Markt 1"]) == Column("address", 1.0, "alias")


@pytest.mark.parametrize("values", [["46003", "28001"], ["30110-000", "01310-100"], ["LS1 4AP", "T12"]])
def test_nothing_is_a_postcode_by_its_looks(values: list[str | None]) -> None:
    column = found("x", values)
    assert column is None or column.field != "postcode"


@pytest.mark.parametrize("header", ["VAT rate", "Peso", "shipping", "discount"])
def test_not_every_amount_is_a_total(header: str) -> None:
    assert found(header, ["12.50"]) is None


def test_what_was_said_is_not_guessed_at() -> None:
    said = Column("note", 1.0, "said")
    assert found("Phone", ["+34612345678"], {"Phone": said}) == said


def test_shares_leave_empty_columns_out() -> None:
    cells = pl.DataFrame({"a": ["a@b.example", None], "b": [None, None]}, schema={"a": pl.String, "b": pl.String})
    assert shares(cells, SHAPES["email"]) == {"a": 1.0}
