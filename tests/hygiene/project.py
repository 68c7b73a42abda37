"""What belongs to the project: its files, and its Python read as syntax."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "dingterm"
TOP = [
    ".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "dingterm", "pyproject.toml",
    "templates", "tests", "themes",
]  # fmt: skip
"""Everything that stands at the top; nothing else does."""

BUILT = {"__pycache__"}


def files() -> Iterator[Path]:
    """Every file of the project, leaving out what programs have made beside them."""
    for name in TOP:
        top = ROOT / name
        found = sorted(top.rglob("*")) if top.is_dir() else [top]
        yield from (path for path in found if path.is_file() and not BUILT & set(path.parts))


def sources(folder: str) -> list[Path]:
    """The Python files under a folder of the project."""
    return [path for path in files() if path.suffix == ".py" and path.is_relative_to(ROOT / folder)]


@cache
def tree(path: Path) -> ast.Module:
    """A file as syntax."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def shown(path: Path) -> str:
    """A file as it is called inside the project."""
    return path.relative_to(ROOT).as_posix()
