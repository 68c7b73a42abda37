"""Files and functions stay small enough to be read in one go."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

import pytest

from tests.hygiene import project

LONGEST_FILE = 400
MEDIAN_FILE = 120
LONGEST_FUNCTION = 60
SHORT_FUNCTION = 30
SHORT_SHARE = 0.9
MEDIAN_FUNCTION = 8

FOLDERS = ["dingterm", "tests"]


def file_lengths(folder: str) -> dict[str, int]:
    return {project.shown(path): len(path.read_text().splitlines()) for path in project.sources(folder)}


def function_lengths(folder: str) -> dict[str, int]:
    return {
        f"{project.shown(path)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in project.sources(folder)
        for node in ast.walk(project.tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def over(lengths: dict[str, int], limit: int) -> dict[str, int]:
    return {name: length for name, length in lengths.items() if length > limit}


@pytest.mark.parametrize("folder", FOLDERS)
def test_files_are_short(folder: str) -> None:
    lengths = file_lengths(folder)
    median = statistics.median(lengths.values())
    assert len(lengths) > 20
    assert over(lengths, LONGEST_FILE) == {}, f"median {median} lines"
    assert median <= MEDIAN_FILE


@pytest.mark.parametrize("folder", FOLDERS)
def test_functions_are_short(folder: str) -> None:
    lengths = function_lengths(folder)
    short = sum(length < SHORT_FUNCTION for length in lengths.values())
    assert len(lengths) > 100
    assert over(lengths, LONGEST_FUNCTION) == {}
    assert short >= SHORT_SHARE * len(lengths), over(lengths, SHORT_FUNCTION - 1)
    assert statistics.median(lengths.values()) <= MEDIAN_FUNCTION


def imports_late_annotations(path: Path) -> bool:
    """Whether a file begins with `from __future__ import annotations`, or holds no code at all."""
    code = [node for node in project.tree(path).body if not isinstance(node, ast.Expr)]
    return not code or (isinstance(code[0], ast.ImportFrom) and code[0].module == "__future__")


def test_every_module_reads_its_annotations_late() -> None:
    everything = [path for folder in FOLDERS for path in project.sources(folder)]
    assert [project.shown(path) for path in everything if not imports_late_annotations(path)] == []


def test_no_rule_is_silenced() -> None:
    quiet = ("# noqa", "# type: " + "ignore", "except " + "Exception:", "except" + ":")
    texts = {project.shown(path): path.read_text() for path in project.sources("dingterm")}
    assert [(name, sign) for name, text in texts.items() for sign in quiet if sign in text] == []
