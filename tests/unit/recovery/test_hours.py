"""The customer's own clock: hours by place, Sundays and holidays, clock changes, odd offsets, several zones."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from dingterm.errors import RecoveryError
from dingterm.recovery.holidays import holidays
from dingterm.recovery.hours import welcome
from dingterm.recovery.opening import Week, read_week
from dingterm.recovery.policy import Policy
from tests.unit.recovery.facts import at

LORD_HOWE, KATHMANDU, CHATHAM = "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Chatham"
COASTS = "America/New_York|America/Chicago|America/Denver|America/Los_Angeles"
OPEN = "open"

MOMENTS: list[tuple[str, str, str, str, str]] = [
    # when, zones, place, from when (or open), until
    ("2026-03-03T20:00+01:00", "Europe/Madrid", "ES", "2026-03-04T09:00+01:00", "2026-03-04T20:00+01:00"),
    ("2026-03-03T19:59:59+01:00", "Europe/Madrid", "ES", OPEN, "2026-03-03T20:00+01:00"),
    ("2026-03-03T09:00+01:00", "Europe/Madrid", "ES", OPEN, "2026-03-03T20:00+01:00"),
    ("2026-03-03T08:59:59+01:00", "Europe/Madrid", "ES", "2026-03-03T09:00+01:00", "2026-03-03T20:00+01:00"),
    ("2026-03-04T00:00+01:00", "Europe/Madrid", "ES", "2026-03-04T09:00+01:00", "2026-03-04T20:00+01:00"),
    ("2026-03-03T23:59:59+01:00", "Europe/Madrid", "ES", "2026-03-04T09:00+01:00", "2026-03-04T20:00+01:00"),
    ("2026-12-31T23:30+01:00", "Europe/Madrid", "ES", "2027-01-01T09:00+01:00", "2027-01-01T20:00+01:00"),
    # clock changes: forward in the night, back in the night, in the half hours of Lord Howe, at midnight in Santiago
    ("2026-03-28T23:00+01:00", "Europe/Madrid", "ES", "2026-03-29T09:00+02:00", "2026-03-29T20:00+02:00"),
    ("2026-03-29T01:59+01:00", "Europe/Madrid", "ES", "2026-03-29T09:00+02:00", "2026-03-29T20:00+02:00"),
    ("2026-03-29T03:00+02:00", "Europe/Madrid", "ES", "2026-03-29T09:00+02:00", "2026-03-29T20:00+02:00"),
    ("2026-10-24T22:00+02:00", "Europe/Madrid", "ES", "2026-10-25T09:00+01:00", "2026-10-25T20:00+01:00"),
    ("2026-10-25T02:30+02:00", "Europe/Madrid", "ES", "2026-10-25T09:00+01:00", "2026-10-25T20:00+01:00"),
    ("2026-03-08T01:00-05:00", "America/New_York", "US", "2026-03-08T09:00-04:00", "2026-03-08T20:00-04:00"),
    ("2026-11-01T01:30-04:00", "America/New_York", "US", "2026-11-01T09:00-05:00", "2026-11-01T20:00-05:00"),
    ("2026-04-05T01:45+11:00", LORD_HOWE, "AU", "2026-04-05T09:00+10:30", "2026-04-05T20:00+10:30"),
    ("2026-10-04T01:45+10:30", LORD_HOWE, "AU", "2026-10-04T09:00+11:00", "2026-10-04T20:00+11:00"),
    ("2026-07-01T08:45+10:30", LORD_HOWE, "AU", "2026-07-01T09:00+10:30", "2026-07-01T20:00+10:30"),
    ("2026-09-05T23:30-04:00", "America/Santiago", "CL", "2026-09-06T09:00-03:00", "2026-09-06T20:00-03:00"),
    # odd offsets
    ("2026-03-03T03:14:59Z", KATHMANDU, "NP", "2026-03-03T03:15Z", "2026-03-03T14:15Z"),
    ("2026-03-03T14:14:59Z", KATHMANDU, "NP", OPEN, "2026-03-03T14:15Z"),
    ("2026-03-03T14:15Z", KATHMANDU, "NP", "2026-03-04T03:15Z", "2026-03-04T14:15Z"),
    ("2026-07-01T00:00Z", CHATHAM, "NZ", OPEN, "2026-07-01T20:00+12:45"),
    ("2026-03-03T03:30Z", "Asia/Kolkata", "IN", OPEN, "2026-03-03T20:00+05:30"),
    ("2026-03-03T20:00Z", "Pacific/Kiritimati", "KI", OPEN, "2026-03-04T20:00+14:00"),
    # several zones: open in all of them
    ("2026-03-03T12:00Z", COASTS, "US", "2026-03-03T09:00-08:00", "2026-03-03T20:00-05:00"),
    ("2026-03-03T20:00-05:00", COASTS, "US", "2026-03-04T09:00-08:00", "2026-03-04T20:00-05:00"),
    ("2026-03-08T12:00Z", "America/New_York|America/Phoenix", "US", "2026-03-08T16:00Z", "2026-03-09T00:00Z"),
    ("2026-03-28T19:30Z", "Europe/Madrid|Atlantic/Canary", "ES", "2026-03-29T08:00Z", "2026-03-29T18:00Z"),
    ("2026-03-03T05:00Z", "Europe/Kaliningrad|Asia/Vladivostok", "RU", "2026-03-03T07:00Z", "2026-03-03T10:00Z"),
    ("2026-03-03T12:00Z", "Pacific/Auckland|Pacific/Honolulu", "", "2026-03-03T20:00Z", "2026-03-04T06:00Z"),
    ("2026-03-03T12:00Z", "", "", OPEN, "2026-03-03T20:00Z"),
    # leap days
    ("2028-02-28T21:00+01:00", "Europe/Madrid", "ES", "2028-02-29T09:00+01:00", "2028-02-29T20:00+01:00"),
    ("2028-02-29T21:00+01:00", "Europe/Madrid", "ES", "2028-03-01T09:00+01:00", "2028-03-01T20:00+01:00"),
    ("2027-02-28T21:00+01:00", "Europe/Madrid", "ES", "2027-03-01T09:00+01:00", "2027-03-01T20:00+01:00"),
    # the law: France's Sundays and holidays, states of the US
    ("2026-03-07T21:00+01:00", "Europe/Paris", "FR", "2026-03-09T09:00+01:00", "2026-03-09T20:00+01:00"),
    ("2026-03-08T12:00+01:00", "Europe/Paris", "FR", "2026-03-09T09:00+01:00", "2026-03-09T20:00+01:00"),
    ("2026-04-04T20:30+02:00", "Europe/Paris", "FR", "2026-04-07T09:00+02:00", "2026-04-07T20:00+02:00"),
    ("2026-07-14T12:00+02:00", "Europe/Paris", "FR", "2026-07-15T09:00+02:00", "2026-07-15T20:00+02:00"),
    ("2026-05-14T12:00+02:00", "Europe/Paris", "FR", "2026-05-15T09:00+02:00", "2026-05-15T20:00+02:00"),
    ("2026-12-25T12:00+01:00", "Europe/Paris", "FR", "2026-12-26T09:00+01:00", "2026-12-26T20:00+01:00"),
    ("2026-03-01T10:00-06:00", "America/Chicago", "US-TX", "2026-03-01T12:00-06:00", "2026-03-01T20:00-06:00"),
    ("2026-03-02T10:00-06:00", "America/Chicago", "US-TX", OPEN, "2026-03-02T20:00-06:00"),
    ("2026-03-02T18:00-05:00", "America/New_York", "US-RI", "2026-03-03T09:00-05:00", "2026-03-03T18:00-05:00"),
    ("2026-02-28T09:00-05:00", "America/New_York", "US-RI", "2026-02-28T10:00-05:00", "2026-02-28T17:00-05:00"),
    ("2026-03-03T13:00Z", "Asia/Dubai", "AE", OPEN, "2026-03-03T20:00+04:00"),
]  # fmt: skip

WIDE = Policy(hours=read_week("7-23"))
WIDEST = [
    ("2026-03-03T07:30-05:00", "America/New_York", "US", "2026-03-03T08:00-05:00", "2026-03-03T21:00-05:00"),
    ("2026-03-03T20:30-05:00", "America/New_York", "US-FL", "2026-03-04T08:00-05:00", "2026-03-04T20:00-05:00"),
    ("2026-03-03T08:30-05:00", "America/New_York", "US-CT", "2026-03-03T09:00-05:00", "2026-03-03T20:00-05:00"),
    ("2026-03-03T22:30+01:00", "Europe/Paris", "FR", "2026-03-04T08:00+01:00", "2026-03-04T22:00+01:00"),
    ("2026-03-03T22:30+01:00", "Europe/Madrid", "ES", OPEN, "2026-03-03T23:00+01:00"),
]  # fmt: skip


def moved(moment: int, zones: str, place: str, policy: Policy) -> tuple[int | None, bool, int | None]:
    region, _, state = place.partition("-")
    asked = pl.DataFrame({"zones": [zones], "region": [region], "state": [state], "due_at": [moment]})
    row = welcome(asked, policy, "due_at").row(0, named=True)
    return row["due_at"], row["quiet"], row["until"] if "until" in row else row["due_until"]


@pytest.mark.parametrize(("when", "zones", "place", "opens", "until"), MOMENTS)
def test_the_next_open_moment(when: str, zones: str, place: str, opens: str, until: str) -> None:
    expected = at(when if opens == OPEN else opens)
    assert moved(at(when), zones, place, Policy()) == (expected, opens != OPEN, at(until))


@pytest.mark.parametrize(("when", "zones", "place", "opens", "until"), WIDEST)
def test_a_shop_with_long_hours_is_held_to_the_law(when: str, zones: str, place: str, opens: str, until: str) -> None:
    expected = at(when if opens == OPEN else opens)
    assert moved(at(when), zones, place, WIDE) == (expected, opens != OPEN, at(until))


def test_the_shops_own_hours_for_a_place_narrow_the_law_and_never_widen_it() -> None:
    places = {"DE": read_week("10-18, sat-sun closed, holidays closed"), "FR": read_week("0-24")}
    policy = Policy(places=places)
    friday = at("2026-10-02T18:30+02:00")  # before the Day of German Unity, a Saturday
    assert moved(friday, "Europe/Berlin", "DE", policy)[0] == at("2026-10-05T10:00+02:00")
    assert moved(at("2026-03-08T12:00+01:00"), "Europe/Paris", "FR", policy)[0] == at("2026-03-09T08:00+01:00")


def test_no_hour_at_all() -> None:
    assert moved(at("2026-03-03T12:00Z"), "Pacific/Midway|Europe/Madrid", "", Policy()) == (None, True, None)


def test_open_round_the_clock() -> None:
    assert moved(at("2026-03-29T02:30Z"), "Europe/Madrid", "", Policy(hours=Week())) == (
        at("2026-03-29T02:30Z"), False, at("2026-03-30T00:00+02:00")
    )  # fmt: skip


ZONES = ["Europe/Madrid", "Europe/Paris", LORD_HOWE, KATHMANDU, CHATHAM, "America/Sao_Paulo", "America/St_Johns",
         "America/Santiago", "Africa/Cairo", "Asia/Tehran", "Pacific/Apia", "Europe/Madrid|Atlantic/Canary", COASTS,
         "Europe/Kaliningrad|Asia/Vladivostok|Asia/Kamchatka", "Africa/Casablanca|Asia/Beirut"]  # fmt: skip
STEP = 900


@cache
def spans(shop: str, law: str) -> tuple[Week, Week]:
    return read_week(shop), read_week(law)


def is_open(moment: int, zones: str, region: str) -> bool:
    """The rule said again, for one moment and by another clock."""
    shop, law = spans("9-20", "8-22, sun closed, holidays closed" if region == "FR" else "0-24")
    for zone in zones.split("|"):
        wall = datetime.fromtimestamp(moment, UTC).astimezone(ZoneInfo(zone))
        holiday = wall.date() in holidays(region, [wall.year])
        into = wall.hour * 3600 + wall.minute * 60 + wall.second
        for week in (shop, law):
            first, last = week.span(wall.isoweekday(), holiday)
            if not first <= into < last:
                return False
    return True


def test_walking_the_clock_finds_the_same_moments() -> None:
    dice = random.Random(11)
    start = at("2026-01-01T00:00Z")
    for _ in range(400):
        zones = dice.choice(ZONES)
        region = "FR" if zones == "Europe/Paris" else ""
        moment = start + dice.randrange(0, 3 * 365 * 86_400, STEP)
        walked = next((at for at in range(moment, moment + 9 * 86_400, STEP) if is_open(at, zones, region)), None)
        found, quiet, until = moved(moment, zones, region, Policy())
        assert (found, quiet) == (walked, walked != moment), (zones, datetime.fromtimestamp(moment, UTC))
        if found is not None and until is not None:
            assert is_open(until - 1, zones, region) and not is_open(until, zones, region)


@pytest.mark.parametrize(
    "text", ["", "9", "20-9", "9-25", "9-9", "someday 9-12", "9-20 sun", "9-20;sun closed", "9-20,"]
)
def test_hours_that_are_not_understood(text: str) -> None:
    with pytest.raises(RecoveryError, match="not understood"):
        read_week(text)


def test_later_pieces_go_before_earlier_ones() -> None:
    week = read_week("9-20, sat-mon 10:30-16, sun closed, holidays 11-12")
    assert [week.span(day, False) for day in (1, 2, 6, 7)] == [(37800, 57600), (32400, 72000), (37800, 57600), (0, 0)]
    assert week.span(7, True) == (39600, 43200)


def test_holidays_of_a_year() -> None:
    found = {region: sorted(day.isoformat()[5:] for day in holidays(region, [2026])) for region in ("FR", "US", "GB")}
    assert found["FR"] == ["01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11",
                           "12-25"]  # fmt: skip
    assert found["US"] == ["01-01", "01-19", "02-16", "05-25", "06-19", "07-04", "09-07", "10-12", "11-11", "11-26",
                           "12-25"]  # fmt: skip
    assert found["GB"] == ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-26"]
