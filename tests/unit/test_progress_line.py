"""The line that says how far long work has come."""

from __future__ import annotations

import io
import sys

import pytest

from dingterm.cli import progress
from dingterm.cli.progress import ProgressLine


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_it_says_share_rate_and_time_left_and_ends_with_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([0.0, 10.0, 20.0, 40.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(moments))
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    line = ProgressLine()
    line.show(0.05, 1_000, "rejected 3")
    line.show(0.5, 20_000)
    line.show(1.0, 40_000)
    assert [told.removesuffix("\x1b[K") for told in terminal.getvalue().split("\r")] == [
        "",
        "  5%  1,000 rows  100/s  rejected 3  3:10 left",
        " 50%  20,000 rows  1,000/s  20 s left",
        "100%  40,000 rows  1,000/s\x1b[K\n",
    ]


def test_nobody_looking_it_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", quiet := io.StringIO())
    line = ProgressLine()
    line.show(0.5, 10)
    line.say("Looking")
    assert quiet.getvalue() == ""
