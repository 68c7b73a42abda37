"""The wheel holds all that a start needs, and runs where the checkout is not."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.hygiene.project import PACKAGE, ROOT

CONTENT = ("templates", "themes")


def run(installed: Path, tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python on the installed wheel, away from the checkout."""
    environment = os.environ | {"PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1", "COLUMNS": "100"}
    command = [sys.executable, *words]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=tmp_path, env=environment, stdin=subprocess.DEVNULL
    )


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    package = {path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {"py.typed", "demo_shop.toml"} <= {path.name for path in package}
    assert {path.relative_to(ROOT).as_posix() for path in package} - held == set()


@pytest.mark.parametrize("folder", CONTENT)
def test_the_wheel_holds_the_shipped_content(wheel: Path, folder: str) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(f"dingterm/_shipped/{folder}/")}
    shipped = {path.name for path in (ROOT / folder).iterdir()}
    assert shipped and {Path(name).name for name in held} == shipped


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"dingterm"}


def test_the_installed_program_finds_its_own_content(installed: Path, tmp_path: Path) -> None:
    asked = "from dingterm import paths; print(paths.shipped('themes'), paths.shipped('templates'))"
    done = run(installed, tmp_path, "-c", asked)
    inside = installed / "dingterm" / "_shipped"
    assert done.stdout.split() == [str(inside / "themes"), str(inside / "templates")], done.stderr


def test_the_installed_program_shows_the_tour(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "-m", "dingterm", "demo")
    assert (done.returncode, done.stderr) == (0, "")
    for part in ("made-up shop", "Unpaid", "Consulted", "Win-back", "Cart", "Why:", "Reply “"):
        assert part in done.stdout


def test_the_installed_program_says_the_version_it_was_built_as(wheel: Path, installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "-m", "dingterm", "--version")
    assert done.stdout.split() == wheel.name.split("-")[:2]
