"""Templates to test with: the shipped library, and files written on the spot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dingterm import paths
from dingterm.replies.library import Library, load_library
from dingterm.replies.reading import read_template
from dingterm.replies.schema import Template


@pytest.fixture(scope="session")
def shipped() -> Library:
    return load_library([paths.shipped("templates")])


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., Template]:
    """Make a template of wordings: `template(en="Hi")`, more than one in a list."""

    def make(**wordings: str | list[str]) -> Template:
        path = tmp_path / "made.toml"
        text = "\n".join(f"{tag.replace('_', '-')} = {_toml(value)}" for tag, value in wordings.items())
        path.write_text(f'id = "made"\ntitle = "Made here"\ncategory = "custom"\n[text]\n{text}\n', encoding="utf-8")
        made = read_template(path)
        assert isinstance(made, Template), made
        return made

    return make


def _toml(value: str | list[str]) -> str:
    texts = [value] if isinstance(value, str) else value
    return "[" + ", ".join(f"'''{text}'''" for text in texts) + "]"
