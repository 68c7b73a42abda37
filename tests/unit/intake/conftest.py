from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dingterm.intake import Reading, read_file

Read = Callable[..., Reading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write text or bytes to a file and read it."""

    def write_and_read(content: str | bytes, name: str = "file.csv", source: str = "auto") -> Reading:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_file(path, source=source)

    return write_and_read
