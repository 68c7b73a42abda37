"""Moments in words, at 13:00 on Tuesday 3 March 2026 in Madrid."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from dingterm.errors import RecoveryError
from dingterm.recovery.until import moment
from tests.unit.recovery.facts import NOON

MADRID = ZoneInfo("Europe/Madrid")

SAID = [
    ("tomorrow 9", "2026-03-04T09:00"),
    ("tomorrow", "2026-03-04T09:00"),
    ("Tomorrow at 9:30", "2026-03-04T09:30"),
    ("tomorrow 5pm", "2026-03-04T17:00"),
    ("tomorrow 12 am", "2026-03-04T00:00"),
    ("tomorrow evening", "2026-03-04T18:00"),
    ("in 3 hours", "2026-03-03T16:00"),
    ("3h", "2026-03-03T16:00"),
    ("in an hour", "2026-03-03T14:00"),
    ("1 h 30 min", "2026-03-03T14:30"),
    ("in 20 minutes", "2026-03-03T13:20"),
    ("in 2 days", "2026-03-05T13:00"),
    ("in a week at 10", "2026-03-10T10:00"),
    ("in 4 weeks", "2026-03-31T13:00"),
    ("monday", "2026-03-09T09:00"),
    ("tuesday", "2026-03-10T09:00"),
    ("next friday 18:15", "2026-03-06T18:15"),
    ("2 dec", "2026-12-02T09:00"),
    ("dec 2 15:00", "2026-12-02T15:00"),
    ("2 jan", "2027-01-02T09:00"),
    ("29 feb", "2028-02-29T09:00"),
    ("18:00", "2026-03-03T18:00"),
    ("9", "2026-03-04T09:00"),
    ("tonight 8", "2026-03-03T20:00"),
    ("mañana", "2026-03-04T09:00"),
    ("mañana por la tarde", "2026-03-04T15:00"),
    ("pasado mañana a las 10", "2026-03-05T10:00"),
    ("dentro de 2 horas", "2026-03-03T15:00"),
    ("amanhã 14h", "2026-03-04T14:00"),
    ("demain 10h30", "2026-03-04T10:30"),
    ("übermorgen 8 uhr", "2026-03-05T08:00"),
    ("nächste Woche", "2026-03-10T09:00"),
    ("domani", "2026-03-04T09:00"),
    ("yarın", "2026-03-04T09:00"),
    ("через 2 часа", "2026-03-03T15:00"),
    ("завтра", "2026-03-04T09:00"),
    ("明天", "2026-03-04T09:00"),
    ("明天下午3点", "2026-03-04T15:00"),
    ("3小时后", "2026-03-03T16:00"),
    ("12月2日", "2026-12-02T09:00"),
    ("周五", "2026-03-06T09:00"),
    ("besok", "2026-03-04T09:00"),
    ("غدا", "2026-03-04T09:00"),
    ("내일", "2026-03-04T09:00"),
    ("2026-12-02T15:00", "2026-12-02T15:00"),
    ("2026-12-02", "2026-12-02T09:00"),
    ("2026-12-02T15:00+00:00", "2026-12-02T16:00"),
]


@pytest.mark.parametrize(("words", "meant"), SAID)
def test_words_mean_a_moment_where_the_customer_is(words: str, meant: str) -> None:
    assert datetime.fromtimestamp(moment(words, NOON, MADRID), MADRID).strftime("%Y-%m-%dT%H:%M") == meant


@pytest.mark.parametrize(
    "words", ["", "soon", "tomorrow tomorrow", "9 9", "25:00", "31 feb", "in", "2026-13-01", "-3 hours", "9:75"]
)
def test_what_is_not_understood_is_said(words: str) -> None:
    with pytest.raises(RecoveryError, match="not understood"):
        moment(words, NOON, MADRID)


@pytest.mark.parametrize("words", ["2026-03-03T12:00", "today 9", "in 900 days"])
def test_a_moment_that_is_over_or_years_away_is_refused(words: str) -> None:
    with pytest.raises(RecoveryError, match="over or years away"):
        moment(words, NOON, MADRID)


def test_days_keep_the_clock_over_a_change_of_time_and_hours_do_not() -> None:
    before = int(datetime(2026, 3, 28, 12, tzinfo=MADRID).timestamp())
    assert (moment("in 1 day", before, MADRID) - before, moment("in 24 h", before, MADRID) - before) == (82_800, 82_800)
    assert moment("in 23 h", before, MADRID) - before == 82_800
    assert datetime.fromtimestamp(moment("tomorrow 9", before, MADRID), UTC).hour == 7
