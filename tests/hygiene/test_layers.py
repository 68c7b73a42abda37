"""Imports between the rooms point one way: the contracts in pyproject.toml hold, all of them."""

from __future__ import annotations

import tomllib

import pytest
from importlinter.cli import lint_imports

from tests.hygiene.project import PACKAGE, ROOT

ROOMS = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}


def contracts() -> list[dict[str, list[str]]]:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return list(linter["contracts"])


def test_every_contract_is_kept(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename="pyproject.toml", no_cache=True)
    said = capsys.readouterr().out
    assert status == 0, said
    assert f"Contracts: {len(contracts())} kept, 0 broken." in said


def test_every_room_has_a_layer() -> None:
    named = " ".join(contracts()[0]["layers"]).replace("dingterm.", "").split()
    assert ROOMS - set(named) == set()
    leaves = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    assert leaves - set(named) == set()
