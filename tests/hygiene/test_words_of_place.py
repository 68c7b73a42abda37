"""No file names the machine it was written on, and nothing stands at the top that does not belong there."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from tests.hygiene.project import ROOT, TOP, files, shown

PLACES = ("/" + "work", r"\.\." + "/shared", "/home" + "/[a-z]", "/Users" + "/[a-z]", "/" + "root", r"\.library" + "/")
REGISTRIES = ("pypi" + r"\.org", "python" + r"hosted\.org", "npm" + r"js\.org", "crates" + r"\.io", "/opt" + "/pypi")
NAMED = re.compile("|".join(rf"(?<![\w.]){place}\b" for place in (*PLACES, *REGISTRIES)))


def test_no_file_names_a_place() -> None:
    found = [
        f"{shown(path)}: {hit[0]}"
        for path in files()
        for hit in NAMED.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "text", [f"see {PLACES[0]}/main", "(.." + "/shared/design.md", "https://" + "pypi" + ".org/simple"]
)
def test_a_place_would_be_seen(text: str) -> None:
    assert NAMED.search(text)


@pytest.mark.skipif(not (ROOT / ".git").exists() or not shutil.which("git"), reason="not a git checkout")
def test_nothing_else_stands_at_the_top() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    assert {name.split("/")[0] for name in listed if name} == set(TOP)
