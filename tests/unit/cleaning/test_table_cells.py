"""What becomes of each kind of cell: rewritten where it is certain, left as it came where it is not."""

from __future__ import annotations

import polars as pl
import pytest

from dingterm.cleaning.table import moments, phones, texts

from .conftest import texts as column


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ANA SOUZA", "Ana Souza"),
        ("  li   na ", "Li Na"),
        ("de la Fuente", "de la Fuente"),
        ("McDonald", "McDonald"),
        ("陈伟", "陈伟"),
        ("JJ", "JJ"),
    ],
)
def test_names(before: str, after: str) -> None:
    assert texts.names(column(before, None, "Max")).cells.to_list() == [after, None, "Max"]


@pytest.mark.parametrize(
    ("before", "cell", "address"),
    [
        ("a.b+c@x-y.example", "a.b+c@x-y.example", "a.b+c@x-y.example"),
        ("A@B.Example ", "a@b.example", "a@b.example"),
        ("Ana <a@b.example>", "a@b.example", "a@b.example"),
        ("mailto:a@b.example", "a@b.example", "a@b.example"),
        ("a@b.example, c@d.example", "a@b.example, c@d.example", "a@b.example"),
        ("ä@bücher.example", "ä@bücher.example", "ä@bücher.example"),
        ("no", "no", None),
        ("a@b", "a@b", None),
        ("a..b@c.example", "a..b@c.example", None),
    ],
)
def test_addresses(before: str, cell: str, address: str | None) -> None:
    cells, valid = texts.addresses(column(before))
    assert (cells.cells.item(), valid.item()) == (cell, address)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1.240,50", "1240.50"),
        ("1,240.50", "1240.50"),
        ("88,9", "88.9"),
        ("-3,50", "-3.50"),
        ("12.00", "12.00"),
        ("1.240", "1.240"),
        ("1,240", "1,240"),
        ("€ 12,00", "€ 12,00"),
        ("free", "free"),
    ],
)
def test_amounts_read_one_way_only(before: str, after: str) -> None:
    assert texts.amounts(column(before)).cells.to_list() == [after]


@pytest.mark.parametrize(
    ("before", "order", "after"),
    [
        ("2026/3/2", "", "2026-03-02"),
        ("2026年3月2日", "", "2026-03-02"),
        ("2026.3.2 9:05", "", "2026-03-02 09:05"),
        ("2026-03-02T10:00:00Z", "", "2026-03-02T10:00:00Z"),
        ("03/02/2026", "", "03/02/2026"),
        ("03/02/2026", "day", "2026-02-03"),
        ("03/02/2026 7:08:09", "month", "2026-03-02 07:08:09"),
        ("31/02/2026", "day", "31/02/2026"),
        ("46083", "", "46083"),
    ],
)
def test_dates(before: str, order: moments.Order, after: str) -> None:
    assert texts.moments(column(before), order).cells.to_list() == [after]


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["03/02/2026", "13/02/2026"], "day"),
        (["03/02/2026", "02/13/2026"], "month"),
        (["03/02/2026"], ""),
        (["13/02/2026", "02/13/2026"], ""),
    ],
)
def test_the_order_of_day_and_month_needs_evidence(dates: list[str], order: str) -> None:
    assert moments.order_of(column(*dates)) == order


def test_several_numbers_of_a_cell_are_all_kept_once() -> None:
    found = phones.judged(column("612345678 / 612345679; 612 34 56 78", "12 / 13", None), "ES", "international")
    assert found["cell"].to_list() == ["+34 612 34 56 78", "12 / 13", None]
    assert found["more"].to_list()[0] == ["+34 612 34 56 79"]
    assert found["verdict"].to_list()[::2] == ["valid", None]
    assert found["verdict"][1] not in ("valid", "repaired")


def test_homes_may_differ_by_row() -> None:
    found = phones.judged(column("06 12 34 56 78", "612345678 or 612345679"), pl.Series(["FR", "ES"]), "e164")
    assert found["cell"].to_list() == ["+33612345678", "+34612345678"]
    assert found["more"].to_list()[1] == ["+34612345679"]


def test_an_unusable_number_stays_as_typed_and_has_no_key() -> None:
    found = phones.judged(column("+34 000", "call me"), None, "e164")
    assert found["cell"].to_list() == ["+34 000", "call me"]
    assert found["e164"].null_count() == 2
