"""What is folded, split and left out before rows are compared."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dingterm.identity.fields import FIELDS
from dingterm.identity.rows.codes import NONE, Coded
from dingterm.identity.rows.folded import days, folded
from dingterm.identity.rows.mails import mail
from dingterm.identity.rows.table import Table, table_of


def values(column: Coded) -> list[object]:
    """Each row's value, or its values where it may have several."""
    texts = [*column.values.to_list(), None]
    if column.codes.ndim == 1:
        return [texts[code] for code in column.codes.tolist()]
    return [[texts[one] for one in codes if one != NONE] for codes in column.codes.tolist()]


def table(**columns: object) -> Table:
    return table_of(pl.DataFrame(columns))


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Smith, John", "john", "smith"),
        ("Dr. Ana María López", "ana maria", "lopez"),
        ("王小明", "xiaoming", "wang"),
        ("欧阳锋", "feng", "ouyang"),
        ("Иван Петров", "ivan", "petrov"),
        ("Cher", None, "cher"),
        ("n/a", None, None),
        ("", None, None),
    ],
)
def test_a_name_in_one_piece_is_split(name: str, given: str | None, family: str | None) -> None:
    found = table(name=[name])
    assert (values(found["given"]), values(found["family"])) == ([given], [family])


def test_parts_of_a_name_win_over_the_whole() -> None:
    found = table(name=["John Smith"], given_name=["Johnny"], family_name=[""])
    assert (values(found["given"]), values(found["family"])) == (["johnny"], [None])


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("Foo.Bar+news@GMail.com", "foobar@gmail.com"),
        ("mailto:ann@mail.de", "ann@mail.de"),
        ("info@firm.com", None),
        ("ann@example.com", None),
        ("ann", None),
    ],
)
def test_addresses_of_nobody_are_none(address: str, plain: str | None) -> None:
    assert pl.select(mail(pl.lit(address))).item() == plain


@pytest.mark.parametrize(
    "text", ["1980-02-09", "19800209", "9.2.1980", "09/02/1980", "1980-2-9", "1980-02-09T00:00:00"]
)
def test_dates_in_any_way_of_writing_are_one(text: str) -> None:
    assert days(pl.Series([text]))[0] == "19800209"


def test_a_column_that_has_the_month_first_is_read_so() -> None:
    assert days(pl.Series(["02/09/1980", "12/31/1980", None])).to_list() == ["19800209", "19801231", None]


def test_phones_are_of_two_sorts_and_nobodys_are_none() -> None:
    found = table(phones=[["+34600111222", "020 7946 0958"], ["0000000000"], []], country=["GB", "US", None])
    assert values(found["mobile"]) == [["+34600111222"], [], []]
    assert values(found["landline"]) == [["+442079460958"], [], []]


def test_the_number_of_a_house_is_its_own() -> None:
    found = table(address=["12 High Street", "High St, 12", "High Street"], street_number=[None, None, "12"])
    assert values(found["street"]) == ["high st"] * 3
    assert values(found["number"]) == ["12"] * 3


def test_missing_columns_are_blank_for_every_row() -> None:
    found = table(name=["Ann Lee", "Bo Chan"])
    assert all(len(column.codes) == 2 for column in found.columns.values())


@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_text_can_be_folded(texts: list[str]) -> None:
    once = pl.DataFrame({"text": texts}, schema={"text": pl.String}).select(folded(pl.col("text")))
    assert once.select(folded(pl.col("text"))).equals(once)
    assert table_of(pl.DataFrame(dict.fromkeys(FIELDS, texts))).size == len(texts)
