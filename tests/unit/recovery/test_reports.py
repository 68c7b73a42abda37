from __future__ import annotations

import polars as pl
import pytest

from dingterm.recovery.reports import CONTACTS, DIMENSIONS, by, wilson
from dingterm.recovery.sample_size import ENOUGH
from tests.unit.recovery.facts import at

BLANK = {
    "at": at("2026-03-03T12:00Z"), "lane": "unpaid", "step": 1, "template": "need-help", "language": "es",
    "agent": "mia", "account": "", "region": "ES", "zones": "Europe/Madrid", "answered": 0, "currency": None,
    "total_minor": None,
}  # fmt: skip


def frame(*changes: dict[str, object], count: int = 1) -> pl.DataFrame:
    return pl.DataFrame([BLANK | one for one in changes for _ in range(count)], schema=CONTACTS)


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [(0, 20, 0.0, 0.1611), (10, 20, 0.2993, 0.7007), (20, 20, 0.8389, 1.0), (81, 263, 0.2553, 0.3662)],
)
def test_the_interval_is_wilsons(hits: int, count: int, low: float, high: float) -> None:
    found = (
        pl.DataFrame({"h": [hits], "n": [count]})
        .select(low=wilson(pl.col("h"), pl.col("n"))[0], high=wilson(pl.col("h"), pl.col("n"))[1])
        .row(0)
    )
    assert found == pytest.approx((low, high), abs=0.0001)


def test_rates_are_told_from_twenty_contacts_on() -> None:
    few, enough = (by(frame({"answered": 1}, count=count), "lane") for count in (ENOUGH - 1, ENOUGH))
    assert few["answered_rate"].to_list() == [None] and few["won_low"].to_list() == [None]
    assert enough["answered_rate"].to_list() == [1.0] and enough["won_rate"].to_list() == [0.0]


def test_money_stays_in_its_currency() -> None:
    won = [
        {"currency": "EUR", "total_minor": 500},
        {"currency": "EUR", "total_minor": 250},
        {"currency": "JPY", "total_minor": 9},
    ]
    (row,) = by(frame({}, *won), "agent").to_dicts()
    assert row["money"] == [{"currency": "EUR", "minor": 750}, {"currency": "JPY", "minor": 9}]
    assert (row["contacts"], row["won"]) == (4, 3)


@pytest.mark.parametrize(
    ("moment", "zones", "week", "hour"),
    [
        ("2026-03-02T00:00Z", "Europe/Madrid", "2026-03-02", "01:00"),
        ("2026-03-01T23:59Z", "Europe/Madrid|Asia/Tokyo", "2026-02-23", "00:00"),
        ("2026-03-29T01:30Z", "Europe/Madrid", "2026-03-23", "03:00"),
        ("2026-03-03T12:00Z", "Asia/Kathmandu", "2026-03-02", "17:00"),
        ("2026-03-03T12:00Z", "", "2026-03-02", "12:00"),
    ],
)
def test_weeks_begin_on_mondays_and_hours_are_the_customers(moment: str, zones: str, week: str, hour: str) -> None:
    contacts = frame({"at": at(moment), "zones": zones})
    assert by(contacts, "week")["key"].to_list() == [week]
    assert by(contacts, "hour")["key"].to_list() == [hour]


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_contact_is_in_one_line(dimension: str) -> None:
    changes = [
        {
            "at": at("2026-03-03T12:00Z") + 40_000 * n,
            "step": n % 3 + 1,
            "agent": ["mia", "ben", ""][n % 3],
            "answered": n % 2,
        }
        for n in range(50)
    ]
    found = by(frame(*changes), dimension)
    assert (found["contacts"].sum(), found["answered"].sum()) == (50, 25)
    assert by(frame(), dimension).is_empty()
