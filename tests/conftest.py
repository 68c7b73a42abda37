"""Every test has a home of its own, a clock that stands still and no clipboard of the machine's.

The whole suite runs side by side. Nothing that a test uses may have a fixed name, port or place outside `tmp_path`.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from xdist import is_xdist_worker

from dingterm import clock
from tests.turns import turn

settings.register_profile("dingterm", deadline=None)  # a shared machine stalls now and then
settings.load_profile("dingterm")

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
"""When tests happen: a Tuesday, noon in London, 13:00 in Madrid; a day after the sample carts were left."""

OUTER = (
    *("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT", "NO_COLOR"),
    *("COLUMNS", "LINES"),  # a worker of many has them, and a program in a terminal of its own would believe them
)

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # the programs that tests start are compiled once, not each time

gc.set_threshold(20_000, 20, 50)
"""Textual makes many small things that live long; looking through all of them as often as usual takes a seventh."""

DATA = Path(__file__).parent / "data"


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """A worker for each core where the whole suite runs, none for a part of it, which is done before they have started.

    More of them keep each other waiting until screens are late.
    """
    whole = config.args_source is not config.ArgsSource.ARGS and not config.option.keyword
    return os.cpu_count() or 1 if whole else 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What must be alone comes first, while there is little to wait for."""
    items.sort(key=lambda item: item.get_closest_marker("alone") is None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    if not is_xdist_worker(item):
        return (yield)
    with turn(Path(item.config.option.basetemp).parent, alone=item.get_closest_marker("alone") is not None):
        return (yield)


@pytest.fixture(autouse=True)
def isolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DINGTERM_HOME", str(tmp_path / "home"))
    for name in OUTER:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "nice", lambda by: 0, raising=False)  # bulk work gives way, and would go on to with us
    with clock.frozen(NOON):
        yield


@pytest.fixture
def formats() -> Path:
    """Sample exports with real headers and made-up rows."""
    return DATA / "formats"
