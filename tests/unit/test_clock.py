"""The clock can be stopped, and starts again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from dingterm import clock

MOMENT = datetime(2026, 2, 28, 23, 59, 59, 999_999, tzinfo=timezone(timedelta(hours=-5)))


def test_a_frozen_clock_stands_still_in_utc() -> None:
    with clock.frozen(MOMENT):
        assert clock.now() == clock.now() == MOMENT
        assert clock.now().tzinfo is UTC


def test_seconds_are_whole_and_cut() -> None:
    with clock.frozen(MOMENT):
        assert clock.now_ts() == 1_772_341_199


def test_freezes_nest_and_end_even_on_an_error() -> None:
    before = clock.now()
    with pytest.raises(ZeroDivisionError), clock.frozen(MOMENT):
        with clock.frozen(MOMENT + timedelta(days=1)):
            assert clock.now() == MOMENT + timedelta(days=1)
        assert clock.now() == MOMENT
        raise ZeroDivisionError
    assert clock.now() == before


def test_a_running_clock_tells_the_time() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "_frozen", [])
        before = datetime.now(UTC)
        moment = clock.now()
        assert before <= moment <= datetime.now(UTC)
    assert moment.tzinfo is UTC
