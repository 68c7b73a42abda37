"""Every test has a home of its own, a clock that stands still and no clipboard of the machine's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from dingterm import clock

settings.register_profile("dingterm", deadline=None)  # a shared machine stalls now and then
settings.load_profile("dingterm")

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
"""When tests happen: a Tuesday, noon in London, 13:00 in Madrid; a day after the sample carts were left."""

OUTER = ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT", "NO_COLOR")

DATA = Path(__file__).parent / "data"


@pytest.fixture(autouse=True)
def isolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DINGTERM_HOME", str(tmp_path / "home"))
    for name in OUTER:
        monkeypatch.delenv(name, raising=False)
    with clock.frozen(NOON):
        yield


@pytest.fixture
def formats() -> Path:
    """Sample exports with real headers and made-up rows."""
    return DATA / "formats"
