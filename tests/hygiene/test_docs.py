"""What README and CONTRIBUTING name exists: verbs, options, files, settings."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest
import typer

from dingterm.cli.app import app
from dingterm.settings import Settings, load_settings
from tests.hygiene.project import ROOT

PAGES = {name: (ROOT / name).read_text() for name in ("README.md", "CONTRIBUTING.md")}
CODE = re.compile(r"^    (.+)$", re.M)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")


def commands() -> list[str]:
    """The `dingterm …` commands in the code blocks of the pages."""
    lines = [line for page in PAGES.values() for line in CODE.findall(page)]
    parts = [part.strip() for line in lines for part in line.split("&&")]
    return [part for part in parts if part.startswith(("dingterm ", ".venv/bin/dingterm "))]


def test_there_are_commands_to_check() -> None:
    assert len(commands()) >= 3


@pytest.mark.parametrize("command", commands())
def test_a_command_is_one_the_program_takes(command: str) -> None:
    words = shlex.split(command)[1:]
    program = typer.main.get_command(app)
    while words and hasattr(program, "commands"):
        assert words[0] in program.commands
        program = program.commands[words.pop(0)]
    options = {option for one in program.params for option in (*one.opts, *one.secondary_opts)}
    assert {word for word in words if word.startswith("--")} <= options


@pytest.mark.parametrize("page", PAGES)
def test_a_link_leads_somewhere(page: str) -> None:
    assert [link for link in LINK.findall(PAGES[page]) if not (ROOT / link).exists()] == []


def test_the_settings_shown_load(tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", PAGES["README.md"], re.S)
    path = tmp_path / "settings.toml"
    path.write_text(block)
    assert load_settings(path) != Settings()


def test_the_changelog_knows_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    text = (ROOT / "CHANGELOG.md").read_text()
    assert f"## [{version}]" in text or "## [Unreleased]" in text
