"""Programs that stand in for the machine's own: small shell scripts on a PATH of the test's."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

Install = Callable[[str, str], Path]


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    folder = tmp_path / "programs"
    folder.mkdir()
    return folder


@pytest.fixture
def install(programs: Path) -> Install:
    """Put a shell script on the PATH of `environ`; returns where it may leave things."""

    def put(name: str, script: str) -> Path:
        program = programs / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        return program.with_suffix(".out")

    return put


@pytest.fixture
def environ(programs: Path) -> dict[str, str]:
    return {"PATH": f"{programs}{os.pathsep}/bin", "TERM": "xterm-256color", "HOME": str(programs)}
